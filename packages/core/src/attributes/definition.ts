import type { AnyStandardSchema } from "../validation/standard-schema.ts";

/** What an attribute is, as plain data: what codecs, planners and table builders read. One member for each builder of `attr`. */
export type AttributeDefinition =
  | StringDefinition
  | NumberDefinition
  | BigintDefinition
  | BooleanDefinition
  | BinaryDefinition
  | DateDefinition
  | EnumDefinition
  | LiteralDefinition
  | ListDefinition
  | MapDefinition
  | RecordDefinition
  | SetDefinition
  | UnionDefinition
  | JsonDefinition
  | UnknownDefinition
  | CustomDefinition;

/** The kinds of attribute: `"string"`, `"number"`, … */
export type AttributeType = AttributeDefinition["type"];

/**
 * What the library does with an attribute by itself. `createdAt`, `updatedAt` and `version` it sets, `ttl` it switches on in the
 * table, `deletedAt` it sets in place of deleting.
 */
export type AttributeRole = "createdAt" | "updatedAt" | "version" | "ttl" | "deletedAt";

/** How a date is stored: as ISO-8601 text (`S`), or as a number (`N`) of seconds or milliseconds since 1970-01-01T00:00:00Z. */
export type DateFormat = "iso" | "epochSeconds" | "epochMilliseconds";

/** What every attribute has, whatever its type. */
export interface CommonDefinition {
  /** The item may lack the attribute. */
  readonly optional: boolean;
  /** The value may be `null`, stored as `NULL`. */
  readonly nullable: boolean;
  /** Set when the item is created and never changed by an update. */
  readonly readonly: boolean;
  /** An empty value is not stored, and what is not stored is read as the empty value (or as nothing, where it is optional). */
  readonly omitEmpty: boolean;
  /** Gives the value where a new item has none. */
  readonly default?: () => unknown;
  /** The name that the attribute has in the table, where it is another. */
  readonly storedAs?: string;
  /** What a value has to pass before it is written, in this order. */
  readonly validators?: readonly AnyStandardSchema[];
  readonly role?: AttributeRole;
  /** No two items of the model have the same value. */
  readonly unique?: true;
}

/** Any text, stored as `S`. */
export interface StringDefinition extends CommonDefinition {
  readonly type: "string";
}

/** A JavaScript number, stored as `N`. */
export interface NumberDefinition extends CommonDefinition {
  readonly type: "number";
}

/** A whole number of up to 38 digits, stored as `N`. */
export interface BigintDefinition extends CommonDefinition {
  readonly type: "bigint";
}

/** `true` or `false`, stored as `BOOL`. */
export interface BooleanDefinition extends CommonDefinition {
  readonly type: "boolean";
}

/** Bytes, stored as `B`. */
export interface BinaryDefinition extends CommonDefinition {
  readonly type: "binary";
}

/** A `Date`, stored as `S` or `N` by its format. */
export interface DateDefinition extends CommonDefinition {
  readonly type: "date";
  readonly format: DateFormat;
}

/** One of some texts, stored as `S`. */
export interface EnumDefinition extends CommonDefinition {
  readonly type: "enum";
  readonly values: readonly string[];
}

/** What a literal can be. */
export type LiteralValue = string | number | boolean;

/** One value and no other, stored as `S`, `N` or `BOOL` by what it is. */
export interface LiteralDefinition extends CommonDefinition {
  readonly type: "literal";
  readonly value: LiteralValue;
}

/** A list of elements of one kind, stored as `L`. */
export interface ListDefinition extends CommonDefinition {
  readonly type: "list";
  readonly element: AttributeDefinition;
}

/** A nested object of attributes, stored as `M`. */
export interface MapDefinition extends CommonDefinition {
  readonly type: "map";
  readonly attributes: Readonly<Record<string, AttributeDefinition>>;
}

/** An object of any names, whose values are of one kind, stored as `M`. */
export interface RecordDefinition extends CommonDefinition {
  readonly type: "record";
  readonly element: AttributeDefinition;
}

/** A `Set` of texts, numbers or bytes, stored as `SS`, `NS` or `BS`. */
export interface SetDefinition extends CommonDefinition {
  readonly type: "set";
  readonly element: StringDefinition | NumberDefinition | BigintDefinition | EnumDefinition | BinaryDefinition;
}

/**
 * A value of one of several kinds. No two of them look alike, neither in code nor in the table, so that a value tells which it is;
 * maps may be several where an attribute that each of them has tells them apart.
 */
export interface UnionDefinition extends CommonDefinition {
  readonly type: "union";
  /** None of them is a union itself. */
  readonly members: readonly AttributeDefinition[];
  /** The attribute (by its name in code) that tells maps apart: each has a literal or an enum there, with values of its own. */
  readonly discriminator?: string;
}

/** Any JSON value, stored as its text (`S`). */
export interface JsonDefinition extends CommonDefinition {
  readonly type: "json";
}

/** Any value that DynamoDB has a type for, stored as that type. */
export interface UnknownDefinition extends CommonDefinition {
  readonly type: "unknown";
}

/** A value of a type of the caller's, stored as another attribute is. */
export interface CustomDefinition extends CommonDefinition {
  readonly type: "custom";
  /** What the value is stored as. */
  readonly stored: AttributeDefinition;
  /** The value in code → a value of `stored`. */
  readonly encode: (value: unknown) => unknown;
  /** A value of `stored` → the value in code. */
  readonly decode: (stored: unknown) => unknown;
  /** What a value has to be an instance of, where the type is a class. */
  readonly instanceOf?: abstract new (...parameters: never[]) => object;
}
