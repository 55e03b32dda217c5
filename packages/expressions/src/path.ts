/** What has no fields of its own: where a path ends. */
type Leaf = string | number | boolean | bigint | Date | Uint8Array | ReadonlySet<unknown> | null | undefined;

/** One less, down to nothing: bounds the depth of {@link Path}, and with it the compiler's work. */
type Less = { 4: 3; 3: 2; 2: 1; 1: 0; 0: never };
type Depth = keyof Less;

/**
 * Every path into an item, checked by the compiler: `"age"`, `"address.city"`, `"lines[0].price"`. Up to four levels below an
 * attribute of the item. What lies deeper, and names that themselves hold dots or brackets, are out of its reach:
 * `operatorCondition(["a.b", 0], "=", [1])` makes conditions on these, and whoever has a model has its names with dots too.
 */
export type Path<Item, Levels extends Depth = 4> = {
  [Name in keyof Item & string]: NonNullable<Item[Name]> extends Leaf
    ? Name
    : Name | PathInto<NonNullable<Item[Name]>, Name, Levels>;
}[keyof Item & string];

type PathInto<Value, Prefix extends string, Levels extends Depth> = Levels extends 0
  ? never
  : Value extends Leaf
    ? never
    : Value extends readonly (infer Element)[]
      ? `${Prefix}[${number}]` | PathInto<NonNullable<Element>, `${Prefix}[${number}]`, Less[Levels]>
      : `${Prefix}.${Path<Value, Less[Levels]>}`;

/**
 * The type of the value at a path, without `undefined`.
 *
 * The brackets keep the conditions from being distributed over all paths of an item when only one is asked for.
 */
export type ValueAt<Item, At extends string> = [At] extends [LiteralName<Item>]
  ? Item[At & keyof Item] & ({} | null)
  : [At] extends [`${infer Head}.${infer Rest}`]
    ? ValueAt<NonNullable<ValueAtSegment<Item, Head>>, Rest>
    : ValueAtSegment<Item, At>;

/** The value of `name` or `name[0][1]` in an item: in those members of a union that have it. */
type ValueAtSegment<Item, Segment extends string> = Item extends Leaf | readonly unknown[]
  ? never
  : [Segment] extends [LiteralName<Item>]
    ? Item[Segment & keyof Item] & ({} | null)
    : [Segment] extends [`${infer Name}[${infer Indices}`]
      ? [Name] extends [keyof Item]
        ? ElementAt<NonNullable<Item[Name]>, Indices>
        : never
      : [Segment] extends [keyof Item]
        ? Item[Segment] & ({} | null)
        : never;

/** The names that an item has by themselves: a record has any, also such as look like `name[0]`. */
type LiteralName<Item> = string extends keyof Item ? never : keyof Item;

type ElementAt<List, Indices extends string> = List extends readonly (infer Element)[]
  ? Indices extends `${string}][${infer Rest}`
    ? ElementAt<NonNullable<Element>, Rest>
    : Element
  : never;
