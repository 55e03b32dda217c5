/** What an attribute is, as plain data: what codecs, planners and table builders read. One member for each builder of `attr`. */
export type AttributeDefinition =
  | StringDefinition
  | NumberDefinition
  | BooleanDefinition
  | DateDefinition
  | EnumDefinition
  | ListDefinition
  | MapDefinition
  | SetDefinition;

/** The kinds of attribute: `"string"`, `"number"`, … */
export type AttributeType = AttributeDefinition["type"];

/** What the library does with an attribute by itself. `createdAt`, `updatedAt` and `version` it sets, `ttl` it switches on in the table. */
export type AttributeRole = "createdAt" | "updatedAt" | "version" | "ttl";

/** How a date is stored: as ISO-8601 text (`S`), or as a number (`N`) of seconds or milliseconds since 1970-01-01T00:00:00Z. */
export type DateFormat = "iso" | "epochSeconds" | "epochMilliseconds";

/** What every attribute has, whatever its type. */
export interface CommonDefinition {
  /** The item may lack the attribute. */
  readonly optional: boolean;
  /** Set when the item is created and never changed by an update. */
  readonly readonly: boolean;
  /** Gives the value where a new item has none. */
  readonly default?: () => unknown;
  readonly role?: AttributeRole;
}

/** Any text, stored as `S`. */
export interface StringDefinition extends CommonDefinition {
  readonly type: "string";
}

/** A JavaScript number, stored as `N`. */
export interface NumberDefinition extends CommonDefinition {
  readonly type: "number";
}

/** `true` or `false`, stored as `BOOL`. */
export interface BooleanDefinition extends CommonDefinition {
  readonly type: "boolean";
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

/** A `Set` of texts or numbers, stored as `SS` or `NS`. */
export interface SetDefinition extends CommonDefinition {
  readonly type: "set";
  readonly element: StringDefinition | NumberDefinition | EnumDefinition;
}
