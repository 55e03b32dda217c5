import type { Path, ValueAt } from "@dynamorm/expressions";

/** The paths into an item to numbers, be they `number` or `bigint`: what can be added up. */
export type NumericPath<Item> = PathTo<Item, number> | PathTo<Item, bigint>;

/** The paths into an item to values that have an order: numbers, texts and dates. */
export type OrderedPath<Item> = NumericPath<Item> | PathTo<Item, string> | PathTo<Item, Date>;

/** The paths into an item to values that groups can be told apart by: those that have an order, and booleans. */
export type GroupPath<Item> = PathTo<Item, GroupValue>;

/** What groups can be told apart by. */
export type GroupValue = string | number | bigint | boolean | Date;

/** The paths to values of a kind, whether or not they may be missing or `null`. Worked out for each path: for rare calls only. */
type PathTo<Item, Kind, At extends string = Path<Item>> = At extends string
  ? [NonNullable<ValueAt<Item, At>>] extends [Kind]
    ? [NonNullable<ValueAt<Item, At>>] extends [never]
      ? never
      : At
    : never
  : never;

/** The value at a path, where it is neither missing nor `null`. */
export type PresentAt<Item, At extends string> = NonNullable<ValueAt<Item, At>>;

/** What the values at a path add up to: whole numbers of any size stay so. */
export type SumAt<Item, At extends string> = [PresentAt<Item, At>] extends [bigint] ? bigint : number;
