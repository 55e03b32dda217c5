import { type AnyModel, type AttributeValue, describeValue, isPlainObject, keyAttributes } from "@dynamorm/core";
import { Mismatch, within } from "../mismatch.ts";
import { put } from "../record.ts";
import type { Field } from "./field.ts";
import type { StoredText } from "./item-ways.ts";

/** The key of a model. */
export interface KeyCodec {
  /** The attributes that the key is, or is made of. */
  readonly fields: readonly Field[];
  /** Writes a key. Throws a `Mismatch` for a part that is missing or does not fit, and for what is no part of the key. */
  readonly encode: (key: unknown) => Record<string, AttributeValue>;
}

/** Compiles how the key of a model is written: every attribute that it is, or is made of, and nothing besides. */
export function compileKey(model: AnyModel, fields: readonly Field[], texts: readonly StoredText[]): KeyCodec {
  const names = keyAttributes(model, model.key);
  const keyFields = names.flatMap((name) => fields.filter((field) => field.name === name));
  const { partitionKey, sortKey } = model.key;
  const parts = [partitionKey, sortKey].flatMap((name) => [
    ...fields.filter((field) => field.name === name).map(encodeAttribute),
    ...texts.filter(({ storedName }) => storedName === name).map(encodeText),
  ]);
  const encode = (key: unknown): Record<string, AttributeValue> => {
    if (!isPlainObject(key)) throw new Mismatch(`an object with ${names.join(" and ")}`, describeValue(key));
    for (const [name, part] of Object.entries(key)) {
      if (part !== undefined && !names.includes(name)) throw within(name, noPart(part, names));
    }
    for (const { name, expected } of keyFields) {
      if (!Object.hasOwn(key, name) || key[name] === undefined) throw within(name, missing(expected, names));
      if (key[name] === null) throw within(name, new Mismatch(expected, describeValue(null)));
    }
    const stored: Record<string, AttributeValue> = {};
    for (const encodePart of parts) encodePart(key, stored);
    return stored;
  };
  return { fields: keyFields, encode };
}

type EncodePart = (key: Readonly<Record<string, unknown>>, stored: Record<string, AttributeValue>) => void;

function encodeAttribute(field: Field): EncodePart {
  return (key, stored) => {
    try {
      put(stored, field.storedName, field.encode(key[field.name]));
    } catch (thrown) {
      throw within(field.name, thrown);
    }
  };
}

function encodeText({ storedName, textOf }: StoredText): EncodePart {
  return (key, stored) => {
    // There is a text, since every attribute that it is made of is there.
    put(stored, storedName, { S: textOf(key) as string });
  };
}

function noPart(part: unknown, names: readonly string[]): Mismatch {
  return new Mismatch(`${names.join(" and ")} alone`, describeValue(part), {
    problem: "is no part of the key",
    mend: "leave it out",
  });
}

function missing(expected: string, names: readonly string[]): Mismatch {
  return new Mismatch(expected, describeValue(undefined), {
    problem: "is missing",
    mend: `the key is ${names.join(" and ")}`,
  });
}
