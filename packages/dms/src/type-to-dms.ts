import {
  type AttributeDefinition,
  type AttributeType,
  type DateFormat,
  InvalidModelError,
  storedType,
} from "@dynamorm/core";
import { onlyNull } from "./attribute-from-dms.ts";
import type { DmsFormat, DmsType } from "./document.ts";

/** What the type of an attribute is in a document, and what of it the document does not say. */
export interface TypeInDms {
  readonly type: DmsType;
  readonly format?: DmsFormat;
  readonly json?: true;
  readonly loss?: string;
}

/**
 * The document's words for a type.
 *
 * @throws InvalidModelError for what is stored now as this type and now as that.
 */
export function typeToDms(definition: AttributeDefinition, model: string, attribute: string): TypeInDms {
  if (isOnlyNull(definition)) return { type: "NULL" };
  const type = storedType(definition);
  if (type === undefined) {
    throw new InvalidModelError(
      `Model "${model}", attribute "${attribute}": it is ${definition.type === "union" ? "a union" : definition.type}, stored as what its value is; a document names one type for an attribute`,
      { model, attribute },
    );
  }
  return { type, ...detail(definition) };
}

/** Whether the attribute was read from a document that says NULL. */
export function isOnlyNull({ validators }: AttributeDefinition): boolean {
  return validators?.length === 1 && validators[0] === onlyNull;
}

type Detail = Omit<TypeInDms, "type">;

/** What there is to say of each type, or to lose. */
const details: { readonly [Type in AttributeType]: (definition: DefinitionOf<Type>) => Detail } = {
  string: () => ({}),
  number: () => ({}),
  boolean: () => ({}),
  binary: () => ({}),
  unknown: () => ({}),
  bigint: () => ({ format: "int" }),
  json: () => ({ json: true }),
  date: ({ format }) => dateDetails[format],
  enum: () => ({ loss: "which texts an enum has" }),
  literal: () => ({ loss: "which value a literal has" }),
  list: ({ element }) => (isAnything(element) ? {} : { loss: "what a list is made of" }),
  record: ({ element }) => (isAnything(element) ? {} : { loss: "what a record is made of" }),
  map: () => ({ loss: "which attributes a map has" }),
  set: ({ element }) => setDetail(element.type),
  union: () => ({ loss: "which members a union has" }),
  custom: ({ stored }) => ({ ...detail(stored), loss: "how a value of a custom type is converted" }),
};

type DefinitionOf<Type extends AttributeType> = Extract<AttributeDefinition, { readonly type: Type }>;

function detail<Type extends AttributeType>(definition: AttributeDefinition & { readonly type: Type }): Detail {
  return details[definition.type](definition as DefinitionOf<Type>);
}

const dateDetails: Readonly<Record<DateFormat, Detail>> = {
  iso: { format: "rfc3339nano" },
  epochSeconds: { format: "unix_seconds" },
  epochMilliseconds: { loss: "that a number is a date in milliseconds" },
};

function isAnything({ type }: AttributeDefinition): boolean {
  return type === "unknown";
}

function setDetail(element: AttributeType): Detail {
  if (element === "enum") return { loss: "which texts an enum has" };
  if (element === "bigint") return { loss: "that the members of a set are bigints" };
  return {};
}
