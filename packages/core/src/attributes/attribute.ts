import { InvalidModelError } from "../errors/invalid-model-error.ts";
import type { AttributeDefinition, AttributeRole, CommonDefinition } from "./definition.ts";

/**
 * What the type level knows of an attribute besides its values: `optional` may be missing from an item, `defaulted` may be
 * missing from a new one, `readonly` is no part of an update; and its role.
 */
export type AttributeFlag = "optional" | "defaulted" | "readonly" | AttributeRole;

/** Any attribute, as a constraint: three type-level properties and the plain data behind them. */
export interface AnyAttribute {
  readonly "~output": unknown;
  readonly "~input": unknown;
  readonly "~flags": string;
  readonly definition: AttributeDefinition;
}

/** What a list or a set can be made of: an attribute without modifiers or a role. */
export interface ElementAttribute extends AnyAttribute {
  readonly "~flags": never;
}

/** What a map can be made of: attributes that are neither readonly nor have a role. */
export type NestedAttributeMap = Readonly<
  Record<string, AnyAttribute & { readonly "~flags": "optional" | "defaulted" }>
>;

/** The attributes of a model, or of a map within it, by name. */
export type AttributeMap = Readonly<Record<string, AnyAttribute>>;

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
    Object.freeze(this);
  }

  /** An item may lack the attribute; on update, `null` removes it. */
  optional(): Attribute<Output, Input, Flag | "optional"> {
    return this.#with({ optional: true });
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

  #with<NewFlag extends AttributeFlag>(change: Partial<CommonDefinition>): Attribute<Output, Input, NewFlag> {
    return new Attribute({ ...this.definition, ...change });
  }
}

/** What a definition has before any modifier. */
export const unmodified: { readonly optional: false; readonly readonly: false } = { optional: false, readonly: false };

function defaultFactory(value: unknown): () => unknown {
  if (value === undefined) {
    throw new InvalidModelError(
      "default(undefined) gives nothing: use optional() for an attribute that may be missing, or a value",
    );
  }
  if (typeof value === "function") return value as () => unknown;
  if (typeof value !== "object" || value === null) return () => value;
  const own = copyOf(value);
  return () => structuredClone(own);
}

function copyOf(value: object): object {
  try {
    return structuredClone(value);
  } catch (cause) {
    throw new InvalidModelError(
      "default() was given an object that cannot be copied for each item; give a function that makes it: default(() => …)",
      { cause },
    );
  }
}
