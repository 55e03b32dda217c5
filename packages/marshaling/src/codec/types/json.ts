import { isPlainObject, type JsonDefinition } from "@dynamorm/core";
import { storedMismatch } from "../../describe-stored.ts";
import { jsonText } from "../../json-text.ts";
import { jsonOfAnything } from "../../json-value.ts";
import { addWeight, mostBytesPerUnit } from "../../weight.ts";
import type { AttributeCodec, AttributeTypeCodec } from "../attribute-codec.ts";
import { isEmptyRecord } from "./is-empty-record.ts";

const codec: AttributeCodec = {
  expected: "a value that JSON has",
  expectedStored: "JSON text (S)",
  weight: 0,
  encode: (value) => {
    const text = jsonOfAnything(value);
    addWeight(text.length * mostBytesPerUnit);
    return { S: text };
  },
  encodeJson: (value) => `{"S":${jsonText(jsonOfAnything(value))}}`,
  decode: (stored) => {
    const text = stored?.S;
    if (typeof text !== "string") throw storedMismatch(codec.expectedStored, stored);
    try {
      return JSON.parse(text) as unknown;
    } catch {
      throw storedMismatch(codec.expectedStored, stored);
    }
  },
};

/** Any value that JSON has, as its text in an `S`. */
export const jsonType: AttributeTypeCodec<JsonDefinition> = {
  compile: () => codec,
  // For documents of the Go version alone (@dynamorm/dms): its `omit_empty` is for every type.
  empty: { is: isEmptyJson, make: () => null },
};

function isEmptyJson(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0;
  if (isPlainObject(value)) return isEmptyRecord(value);
  return value === null || value === "" || value === 0 || value === false;
}
