/**
 * A model document ("DMS", version 0.1) as plain data, in its own words: what YAML and JSON texts hold.
 *
 * @see https://github.com/theory-cloud/TableTheory/blob/main/docs/development/planning/theorydb-spec-dms-v0.1.md
 */
export interface DmsDocument {
  readonly dms_version: "0.1";
  /** What the models belong to, e.g. `"acme.payments"`. */
  readonly namespace?: string;
  readonly models: readonly DmsModel[];
}

/** A model of a document. */
export interface DmsModel {
  readonly name: string;
  readonly table: { readonly name: string };
  /** What the names of attributes keep to. They are the table's names, whatever is said here. */
  readonly naming?: { readonly convention?: DmsConvention };
  readonly keys: { readonly partition: DmsKey; readonly sort?: DmsKey };
  readonly attributes: readonly DmsAttribute[];
  readonly indexes?: readonly DmsIndex[];
}

/** An attribute of a model. */
export interface DmsAttribute {
  /** Its name in the table. */
  readonly attribute: string;
  readonly type: DmsType;
  /** Every item has it. */
  readonly required?: boolean;
  /** An item may lack it. So it may where neither is said, unless its role is one that is always set. */
  readonly optional?: boolean;
  /** An empty value is not stored. */
  readonly omit_empty?: boolean;
  readonly format?: DmsFormat;
  /** Any JSON value, as its text. Only with type `S`. */
  readonly json?: boolean;
  /** Only with type `B`, of which it says nothing more. */
  readonly binary?: boolean;
  readonly roles?: readonly DmsRole[];
  /** Whatever a tool has to say of it; it changes nothing. */
  readonly tags?: Readonly<Record<string, unknown>>;
}

/** An index of a model's table. */
export interface DmsIndex {
  readonly name: string;
  readonly type: "GSI" | "LSI";
  readonly partition: DmsKey;
  readonly sort?: DmsKey;
  /** `ALL` where nothing is said. */
  readonly projection?: DmsProjection;
}

/** A part of a key: an attribute, and its type once more. */
export interface DmsKey {
  readonly attribute: string;
  readonly type: DmsKeyType;
}

/** What an index holds besides keys. */
export interface DmsProjection {
  readonly type: "ALL" | "KEYS_ONLY" | "INCLUDE";
  /** Names of attributes, with `INCLUDE`. */
  readonly fields?: readonly string[];
}

/** The types of attributes: DynamoDB's. */
export type DmsType = "S" | "N" | "B" | "BOOL" | "NULL" | "L" | "M" | "SS" | "NS" | "BS";

/** The types that a key can have. */
export type DmsKeyType = "S" | "N" | "B";

/** What the values of an attribute are besides their type: dates as text, dates in seconds, whole numbers. */
export type DmsFormat = "rfc3339nano" | "unix_seconds" | "int";

/** How attributes are named in the table. */
export type DmsConvention = "camelCase" | "snake_case";

/** What an attribute is for. */
export type DmsRole = DmsLifecycleRole | "pk" | "sk" | `index_pk:${string}` | `index_sk:${string}`;

/** The roles of attributes that the library sets or the table looks at. */
export type DmsLifecycleRole = "created_at" | "updated_at" | "version" | "ttl";
