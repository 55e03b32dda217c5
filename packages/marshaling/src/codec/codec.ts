import type { AttributeMap, AttributePath, AttributeValue, Simplify, StoredItem } from "@dynamorm/core";

/**
 * Turns items into what DynamoDB stores and back, by the attributes of one model. Compiled once by {@link compileCodec}.
 *
 * `Item` is what reading gives. `Complete` is what writing takes: an item with nothing left to fill in.
 */
export interface Codec<Item, Complete = Item> {
  /**
   * A whole item as DynamoDB stores it. `undefined` is absent. Defaults are not filled in here: whoever makes new items does.
   *
   * @example
   * codec.marshal({ id: "1", age: 30 })   // { id: { S: "1" }, age: { N: "30" } }
   *
   * @throws InvalidItemError for a value that does not fit, a required attribute that is missing, one that the model does not
   * have, and a key that DynamoDB would refuse. It names the path, what was expected and what was given.
   */
  marshal(item: Complete): StoredItem;

  /**
   * An item out of what DynamoDB stores. Attributes that the model does not have are left out.
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
   * An operand of an expression, as the type of the attribute at the path. Rules for keys are not applied: comparing with what
   * a key cannot be is no error.
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
 * What {@link Codec.marshal} takes: optional attributes may be missing or `undefined`, those with a default may not, lists and
 * sets may be readonly ones. Every item that was read is one.
 *
 * One thing the compiler does not see: an attribute with a default inside an `attr.map()` may be missing here, and `marshal`
 * then throws an InvalidItemError. Give it, or fill defaults in first.
 */
export type CompleteItem<Attributes extends AttributeMap> = Simplify<
  {
    readonly [
      Name in keyof Attributes as "optional" extends Attributes[Name]["~flags"] ? never : Name
    ]: Attributes[Name]["~input"];
  } & {
    readonly [Name in keyof Attributes as "optional" extends Attributes[Name]["~flags"] ? Name : never]?:
      | Attributes[Name]["~input"]
      | undefined;
  }
>;
