import { type AttributeDefinition, isPlainObject } from "@dynamorm/core";
import { isBytes, isSet } from "../builtins.ts";

/** The value that `omitEmpty()` does not store: how to tell it, and a fresh one. */
export interface EmptyValue {
  readonly is: (value: unknown) => boolean;
  readonly make: () => unknown;
}

/** The empty value of an attribute that does not store it; `undefined` for every other. */
export function emptyValueOf({ type, omitEmpty }: AttributeDefinition): EmptyValue | undefined {
  return omitEmpty ? emptyValues[type] : undefined;
}

const emptyValues: { readonly [Type in AttributeDefinition["type"]]?: EmptyValue } = {
  string: { is: (value) => value === "", make: () => "" },
  number: { is: (value) => value === 0, make: () => 0 },
  bigint: { is: (value) => value === 0n, make: () => 0n },
  // These two are for documents of the Go version alone (@dynamorm/dms): its `omit_empty` is for every type.
  boolean: { is: (value) => value === false, make: () => false },
  json: { is: isEmptyJson, make: () => null },
  binary: { is: (value) => isBytes(value) && value.length === 0, make: () => new Uint8Array(0) },
  list: { is: (value) => Array.isArray(value) && value.length === 0, make: () => [] },
  record: { is: (value) => isPlainObject(value) && hasNothing(value), make: () => ({}) },
  set: { is: (value) => isSet(value) && value.size === 0, make: () => new Set() },
};

/** `undefined` is absent from a record, so that one of nothing else is empty. */
function hasNothing(record: Readonly<Record<string, unknown>>): boolean {
  return Object.keys(record).every((name) => record[name] === undefined);
}

function isEmptyJson(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0;
  return isPlainObject(value) ? hasNothing(value) : value === null || value === "" || value === 0 || value === false;
}
