import type { AttributeValue, DynamoDBType, StoredItem } from "@dynamorm/core";
import type { NumberText } from "./number-value.ts";

/**
 * What `marshall` makes of a value, by its type: an item of an object, a list of values of an array, and of everything else a
 * value. With `convertTopLevelContainer` (`Whole`), objects and arrays are values too, `{ M: … }` and `{ L: … }`.
 *
 * What is `any` is taken for an object: items of parsed JSON are.
 */
export type Marshalled<Value, Whole extends boolean> = 0 extends 1 & Value
  ? Container<"M", StoredItem, Whole>
  : unknown extends Value
    ? Anything<Whole>
    : OfType<Value, Whole>;

type OfType<Value, Whole extends boolean> = Value extends readonly unknown[]
  ? Container<"L", AttributeValue[], Whole>
  : Value extends null
    ? Of<"NULL">
    : Value extends boolean
      ? Of<"BOOL">
      : Value extends number | bigint | NumberText
        ? Of<"N">
        : Value extends string
          ? Of<"S" | "NULL">
          : Value extends ArrayBuffer | ArrayBufferView
            ? Of<"B" | "NULL">
            : Value extends ReadonlyMap<unknown, unknown>
              ? Container<"M", StoredItem, Whole>
              : Value extends ReadonlySet<unknown>
                ? Of<"SS" | "NS" | "BS" | "NULL">
                : string extends keyof Value
                  ? Container<"M", StoredItem, Whole>
                  : // An `object`, which may be anything of these.
                    unknown[] extends Value
                    ? Anything<Whole>
                    : Container<"M", StoredItem, Whole>;

type Anything<Whole extends boolean> = AttributeValue | (Whole extends true ? never : StoredItem | AttributeValue[]);

type Container<Type extends DynamoDBType, Content, Whole extends boolean> = Whole extends true ? Of<Type> : Content;

/** The values of a type. */
type Of<Type extends DynamoDBType> = Type extends unknown
  ? Extract<AttributeValue, { readonly [Name in Type]: unknown }>
  : never;
