import type { AttributeMap, AttributePath, AttributeValue, Simplify, StoredItem, ValueMismatch } from "@dynamorm/core";

/**
 * Turns items into what DynamoDB stores and back, by the attributes of one model. Compiled once by {@link compileCodec}.
 *
 * `Item` is what reading gives. `Complete` is what writing takes: an item with nothing left to fill in.
 */
export interface Codec<Item, Complete = Item> {
  /**
   * A whole item as DynamoDB stores it, under the names that the table has; computed keys and the type tag of a model are added.
   * `undefined` is absent. Defaults are not filled in here: whoever makes new items does.
   *
   * @example
   * codec.marshal({ id: "1", age: 30 })   // { id: { S: "1" }, age: { N: "30" } }
   *
   * @throws InvalidItemError for a value that does not fit, a required attribute that is missing, one that the model does not
   * have, a key that DynamoDB would refuse, and an item over 400 KB. It names the path, what was expected and what was given.
   */
  marshal(item: Complete): StoredItem;

  /**
   * A whole item as the JSON text that stands in a request: what `JSON.stringify` makes of {@link marshal}'s result, with bytes as
   * base64, in less than half of the time. Attributes are in the order of the model.
   *
   * @example
   * codec.marshalJson({ id: "1", age: 30 })   // '{"id":{"S":"1"},"age":{"N":"30"}}'
   *
   * @throws InvalidItemError as {@link marshal} does.
   */
  marshalJson(item: Complete): string;

  /**
   * An item out of what DynamoDB stores, be it from a client or from the JSON of a response, where bytes are base64. Attributes
   * that the model does not have are left out.
   *
   * @throws ItemMismatchError for what does not fit the model, or lacks a required attribute, or is a number that JavaScript
   * cannot hold exactly. It names the path, what was expected and what is there.
   */
  unmarshal(stored: StoredItem): Item;
  /** Nothing out of nothing: takes `output.Item` as it comes. */
  unmarshal(stored: StoredItem | undefined): Item | undefined;

  /**
   * A part of an item, as a projection reads it: these attributes of the model and no others. A required one of them has to be
   * there.
   *
   * @throws ItemMismatchError as {@link unmarshal} does.
   * @throws InvalidQueryError for an attribute that the model does not have.
   */
  unmarshalSome<Name extends keyof Item & string>(stored: StoredItem, attributes: readonly Name[]): Pick<Item, Name>;

  /**
   * What fits of an item, for tables that hold what an older model or other code has written: each attribute that does not fit,
   * or is missing though it is required, is left out and reported. So nothing says that the item is whole.
   *
   * @example
   * codec.unmarshalLenient({ id: { S: "1" }, age: { S: "old" } })
   * // { item: { id: "1" }, mismatches: [{ path: "age", expected: "a number (N)", received: '{ S: "old" }', … }] }
   *
   * Where attributes are named, only these are looked at, as {@link unmarshalSome} does.
   *
   * @throws ItemMismatchError for what is no item at all, and for nothing else.
   */
  unmarshalLenient(stored: StoredItem, attributes?: readonly (keyof Item & string)[]): LenientResult<Item>;

  /**
   * An operand of an expression, as the type of the attribute at the path. Rules for keys are not applied: comparing with what
   * a key cannot be is no error. At a path into a union it is what the members that have it make of the value; into
   * `attr.unknown()`, what `marshall` makes of it.
   *
   * @example
   * codec.marshalValue(["lines", 0, "price"], 3)   // { N: "3" }
   *
   * @throws InvalidItemError for a value that does not fit.
   * @throws InvalidQueryError for a path that the model does not have.
   */
  marshalValue(path: AttributePath, value: unknown): AttributeValue;

  /**
   * An operand of `contains`: an element of the list or set at the path, or a part of the text there.
   *
   * @throws InvalidItemError for a value that does not fit.
   * @throws InvalidQueryError for a path that the model does not have, or where there is neither list, set nor text.
   */
  marshalElement(path: AttributePath, value: unknown): AttributeValue;

  /**
   * A path as the table has it, each name the stored one. Parts that the model does not have stay as they are.
   *
   * @example
   * codec.storedPath(["address", "zip"])   // ["addr", "zip"], where address is storedAs("addr")
   *
   * @throws InvalidQueryError for a name that the members of a union store under several.
   */
  storedPath(path: AttributePath): AttributePath;
}

/** What {@link Codec.unmarshalLenient} gives. */
export interface LenientResult<Item> {
  /** The attributes that fit. */
  readonly item: Partial<Item>;
  /** Why the others are left out: one for each, in the order of the model. */
  readonly mismatches: readonly ValueMismatch[];
}

/** The codec of a model, which has a key. */
export interface ModelCodec<Item, Complete = Item, Key = Partial<Item>> extends Codec<Item, Complete> {
  /**
   * The key of an item, as DynamoDB takes it: every part of it, and nothing besides.
   *
   * @throws InvalidItemError for a part that is missing, does not fit, is empty or is over DynamoDB's limit of 2048 bytes for
   * partition keys and 1024 bytes for sort keys; and for an attribute that is no part of the key.
   */
  marshalKey(key: Key): StoredItem;
}

/**
 * What {@link Codec.marshal} takes: an item as it is read, with `undefined` allowed for what is optional, and with lists and sets that
 * may be readonly ones. Nothing else may be missing, also where it has a default, in whatever map: defaults are filled in by
 * whoever makes new items.
 */
export type CompleteItem<Attributes extends AttributeMap> = Simplify<
  {
    readonly [Name in keyof Attributes as "optional" extends Attributes[Name]["~flags"] ? never : Name]: Unchanged<
      Attributes[Name]["~output"]
    >;
  } & {
    readonly [Name in keyof Attributes as "optional" extends Attributes[Name]["~flags"] ? Name : never]?:
      | Unchanged<Attributes[Name]["~output"]>
      | undefined;
  }
>;

/** Writing changes no list and no set. */
type Unchanged<Value> =
  Value extends Set<infer Member> ? ReadonlySet<Member> : Value extends (infer Element)[] ? readonly Element[] : Value;
