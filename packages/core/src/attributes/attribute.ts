import { describeValue } from "../describe-value.ts";
import { InvalidModelError } from "../errors/invalid-model-error.ts";
import { checkStandardSchema } from "../validation/check-standard-schema.ts";
import type { StandardSchema } from "../validation/standard-schema.ts";
import { attributeNameFault } from "./attribute-name-fault.ts";
import { defaultFactory } from "./default-factory.ts";
import type { AttributeDefinition, AttributeRole, AttributeType, CommonDefinition } from "./definition.ts";

/**
 * What the type level knows of an attribute besides its values: `optional` may be missing from an item, `defaulted` may be
 * missing from a new one, `readonly` is no part of an update, `omitEmpty` may be missing from the table, `keyless` can be no key,
 * whatever its values are, `unique` is an attribute of the model itself; and its role.
 */
export type AttributeFlag = "optional" | "defaulted" | "readonly" | "omitEmpty" | "keyless" | "unique" | AttributeRole;

/** Any attribute, as a constraint: three type-level properties and the plain data behind them. */
export interface AnyAttribute {
  readonly "~output": unknown;
  readonly "~input": unknown;
  readonly "~flags": string;
  readonly definition: AttributeDefinition;
}

/** What a list or a record can be made of: an attribute without modifiers or a role. It may be nullable, and have a validator. */
export interface ElementAttribute extends AnyAttribute {
  readonly "~flags": "keyless";
}

/** What a map can be made of: attributes that are neither readonly nor unique, nor have a role. */
export type NestedAttributeMap = Readonly<
  Record<string, AnyAttribute & { readonly "~flags": "optional" | "defaulted" | "omitEmpty" | "keyless" }>
>;

/** The attributes of a model, or of a map within it, by name. */
export type AttributeMap = Readonly<Record<string, AnyAttribute>>;

/** The types that have an empty value: `""`, `0`, `0n`, no bytes, no elements, no names. */
export type Emptyable =
  | string
  | number
  | bigint
  | Uint8Array
  | readonly unknown[]
  | ReadonlySet<unknown>
  | Readonly<Record<string, unknown>>;

/** Nothing to ask for where an attribute's values can be empty; where they cannot, what is missing. */
type HasEmpty<Self extends AnyAttribute> = [
  NeverEmpty<NonNullable<Self["~output"]>> | (Self["~flags"] & (AttributeRole | "keyless")),
] extends [never]
  ? unknown
  : "an attribute that has an empty value";

/** What among some values has no empty one: a fixed text or number, an object of fixed names. */
type NeverEmpty<Value> = Value extends Emptyable
  ? Value extends string
    ? LiteralOf<string, Value>
    : Value extends number
      ? LiteralOf<number, Value>
      : Value extends Uint8Array | bigint | readonly unknown[] | ReadonlySet<unknown>
        ? never
        : LiteralOf<string, keyof Value>
  : Value;

/** A type, unless it is the whole of what it is a part of. */
type LiteralOf<Whole, Part> = Whole extends Part ? never : Part;

/** Nothing to ask for where an attribute can be stored as one text, number or binary; where it cannot, what is missing. */
type HasOneValue<Self extends AnyAttribute> = [
  | Extract<NonNullable<Self["~output"]>, boolean | readonly unknown[] | ReadonlySet<unknown>>
  | (Self["~flags"] & (AttributeRole | "keyless")),
] extends [never]
  ? unknown
  : "an attribute that is stored as one text, number or binary";

/** Known to every copy of this package in a program: attributes of one are attributes for the others. */
const brand = Symbol.for("dynamorm.attribute");

/** Whether a value was made by {@link attr}, of this copy of the package or of another. */
export function isAttribute(value: unknown): value is AnyAttribute {
  return typeof value === "object" && value !== null && brand in value;
}

/**
 * An attribute of a model, made by {@link attr}. Immutable: every modifier returns a new one.
 *
 * `Output` is what reading an item gives, `Input` what writing takes.
 */
export class Attribute<out Output, out Input = Output, out Flag extends AttributeFlag = never> implements AnyAttribute {
  /** Type level only; there is nothing here at run time. */
  declare readonly "~output": Output;
  /** Type level only; there is nothing here at run time. */
  declare readonly "~input": Input;
  /** Type level only; there is nothing here at run time. */
  declare readonly "~flags": Flag;
  /** The attribute as plain data. */
  readonly definition: AttributeDefinition;

  constructor(definition: AttributeDefinition) {
    this.definition = Object.freeze(definition);
    // Not enumerable, so that attributes print as what they are. A static block would put it on the prototype, and keep the class in every
    // bundle.
    Object.defineProperty(this, brand, { value: true });
    Object.freeze(this);
  }

  /** An item may lack the attribute; on update, `null` removes it. */
  optional(): Attribute<Output, Input, Flag | "optional"> {
    return this.#with({ optional: true });
  }

  /**
   * The value may be `null`, which is stored as such (`NULL`) and is not the same as nothing: an attribute that is not
   * {@link optional} too has to be given. On update, `null` stores `null`.
   */
  nullable(): Attribute<Output | null, Input | null, Flag> {
    return this.#with({ nullable: true });
  }

  /**
   * The value that a new item gets when it has none: a value, or a function that is called for each new item. An object
   * given as a value is copied for each item, so that no two items share it.
   *
   * Defaults are for writing: an item in the table that lacks the attribute is not given one when it is read.
   */
  default(value: Input | (() => Input)): Attribute<Output, Input, Flag | "defaulted"> {
    return this.#with({ default: defaultFactory(value) });
  }

  /** Set when an item is created, refused in updates. */
  readonly(): Attribute<Output, Input, Flag | "readonly"> {
    return this.#with({ readonly: true });
  }

  /**
   * An empty value (`""`, `0`, an empty set, list, record or binary) is not stored: an item with none is not in a sparse index of
   * the attribute, and DynamoDB, which has no empty sets, is content. What is not stored is read as the empty value, so that what
   * was written is read back; where the attribute is optional too, as nothing.
   *
   * @throws InvalidModelError for a type without an empty value.
   */
  omitEmpty<Self extends AnyAttribute>(this: Self & HasEmpty<Self>): Attribute<Output, Input, Flag | "omitEmpty"> {
    checkOmitEmpty(this.definition);
    return new Attribute({ ...this.definition, omitEmpty: true });
  }

  /**
   * No two items of the model have the same value. Items without one do not count: the attribute may be optional or nullable.
   *
   * DynamoDB knows no such constraint but that of keys. For each value there is a small item besides in the same table, a guard, whose
   * key is made of the value; writes that set, change or remove a value write it in the same transaction. They cost what transactions
   * cost; other writes cost what they did.
   *
   * @example
   * email: attr.string().unique()   // create(), update(), … of a second item with it: UniqueConstraintError
   *
   * An attribute that is not stored as one text, number or binary is refused when the model is defined.
   */
  unique<Self extends AnyAttribute>(
    this: Self & HasOneValue<Self>,
  ): Attribute<Self["~output"], Self["~input"], Flag | "unique"> {
    return new Attribute({ ...this.definition, unique: true });
  }

  /**
   * The name that the attribute has in the table. Code, conditions and errors use the model's; only requests hold this one.
   *
   * @throws InvalidModelError for a name that DynamoDB does not hold.
   */
  storedAs(name: string): Attribute<Output, Input, Flag> {
    const fault = typeof name === "string" ? attributeNameFault(name) : `${describeValue(name)} is no name`;
    if (fault !== undefined) throw new InvalidModelError(`storedAs(): ${fault}`);
    return this.#with({ storedAs: name });
  }

  /**
   * Has values checked by a validator of any library that follows Standard Schema (zod, valibot, arktype, …) before they are
   * written, by `create`, `put` and `update`; what the validator makes of a value (trimmed, lower case) is what is stored. Reading
   * validates nothing: what is stored has passed. The `null` of a nullable attribute is none of a validator's business, nor is
   * what is missing.
   *
   * @example
   * email: attr.string().validate(z.email())
   *
   * @throws InvalidModelError for what is no Standard Schema.
   */
  validate<Taken>(
    schema: StandardSchema<Taken, Input> & Takes<Taken, NonNullable<Output>>,
  ): Attribute<Output, Input, Flag> {
    checkStandardSchema("validate()", schema);
    return this.#with({ validators: Object.freeze([...(this.definition.validators ?? []), schema]) });
  }

  #with<NewOutput, NewInput, NewFlag extends AttributeFlag>(
    change: Partial<CommonDefinition>,
  ): Attribute<NewOutput, NewInput, NewFlag> {
    return new Attribute({ ...this.definition, ...change });
  }
}

/** Nothing to ask for where a validator takes the values of an attribute, or some of them; what is missing, where it takes none. */
type Takes<Taken, Value> = [Value] extends [Taken]
  ? unknown
  : [Taken] extends [Value]
    ? unknown
    : { readonly "~standard": "a validator that takes the values of this attribute" };

/** What a definition has before any modifier. */
export const unmodified: {
  readonly optional: false;
  readonly nullable: false;
  readonly readonly: false;
  readonly omitEmpty: false;
} = { optional: false, nullable: false, readonly: false, omitEmpty: false };

function checkOmitEmpty({ type }: AttributeDefinition): void {
  if (typesWithEmpty.has(type)) return;
  throw new InvalidModelError(
    `omitEmpty() is for attributes that have an empty value (${[...typesWithEmpty].join(", ")}), not for ${type}; optional() lets one be missing`,
  );
}

const typesWithEmpty: ReadonlySet<AttributeType> = new Set([
  "string",
  "number",
  "bigint",
  "binary",
  "list",
  "record",
  "set",
]);
