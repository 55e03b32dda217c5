import { type AnyAttribute, attr, Attribute, type AttributeDefinition, type StandardSchema } from "@dynamorm/core";
import { lifecycleRole } from "./check-attribute.ts";
import type { DmsAttribute, DmsFormat, DmsLifecycleRole, DmsType } from "./document.ts";

/** What keys an attribute is of. */
export interface KeyUse {
  readonly ofTable: boolean;
  readonly ofIndex: boolean;
}

/** What an attribute of a document is in a model. */
export function attributeFromDms(attribute: DmsAttribute, use: KeyUse): AnyAttribute {
  const { definition } = typeOf(attribute);
  const omitEmpty = attribute.omit_empty === true && !use.ofTable && hasEmptyValue(definition);
  const optional = !use.ofTable && attribute.required !== true && (attribute.optional === true || !isSet(attribute));
  return new Attribute({ ...definition, optional, omitEmpty, nullable: isNullable(attribute, use, optional) });
}

function typeOf(attribute: DmsAttribute): AnyAttribute {
  const role = lifecycleRole(attribute);
  if (role !== undefined) return roles[role]();
  if (attribute.json === true) return attr.json();
  return attribute.format === undefined ? types[attribute.type]() : formats[attribute.format]();
}

const roles: Readonly<Record<DmsLifecycleRole, () => AnyAttribute>> = {
  created_at: () => attr.createdAt(),
  updated_at: () => attr.updatedAt(),
  version: () => attr.version(),
  ttl: () => attr.ttl(),
};

const formats: Readonly<Record<DmsFormat, () => AnyAttribute>> = {
  rfc3339nano: () => attr.date(),
  unix_seconds: () => attr.date({ format: "epochSeconds" }),
  // Exact for all of Go's integers, of which a number would not hold the larger half.
  int: () => attr.bigint(),
};

/** That a value is `null`: there is no attribute that is nothing else. */
export const onlyNull: StandardSchema = Object.freeze({
  "~standard": {
    version: 1,
    vendor: "dynamorm",
    validate: (value: unknown) => (value === null ? { value } : { issues: [{ message: "it is of type NULL" }] }),
  },
} as const);

const types: Readonly<Record<DmsType, () => AnyAttribute>> = {
  S: () => attr.string(),
  N: () => attr.number(),
  B: () => attr.binary(),
  BOOL: () => attr.boolean(),
  NULL: () => attr.unknown().validate(onlyNull),
  L: () => attr.list(attr.unknown()),
  M: () => attr.record(attr.unknown()),
  SS: () => attr.set(attr.string()),
  NS: () => attr.set(attr.number()),
  BS: () => attr.set(attr.binary()),
};

/** A `Date` is never empty, and what has a role is always stored. */
function hasEmptyValue({ type, role }: AttributeDefinition): boolean {
  return type !== "date" && role === undefined;
}

/**
 * Whether every library sets the attribute by itself, in every item. What else is called neither required nor optional may be
 * missing: no library insists on it.
 */
function isSet(attribute: DmsAttribute): boolean {
  const role = lifecycleRole(attribute);
  return role !== undefined && role !== "ttl";
}

/**
 * Without `omit_empty`, Go and its siblings store nothing (a nil pointer, a nil slice, an empty set) as `NULL`. So may an attribute be
 * that is not required; a key never is.
 */
function isNullable(attribute: DmsAttribute, use: KeyUse, optional: boolean): boolean {
  const { type, json, omit_empty } = attribute;
  if (type === "NULL") return true;
  if (omit_empty === true || use.ofTable || use.ofIndex || lifecycleRole(attribute) !== undefined) return false;
  return optional || json === true;
}
