import type { MapDefinition } from "@dynamorm/core";
import { fieldCodesOf, haveOrdinaryNames } from "../field-code.ts";
import type { GeneratedType } from "../generated-type.ts";
import { inlineOrCall, inlineOrCallJson } from "../inline-or-call.ts";
import { writeDecodedFields } from "../write-decoded-fields.ts";
import { writeEncodedFields } from "../write-encoded-fields.ts";
import { writeJsonFields } from "../write-json-fields.ts";

/** An object with given attributes. */
export const mapType: GeneratedType<MapDefinition> = {
  covers: ({ attributes }) => haveOrdinaryNames(attributes),
  encode: ({ attributes }, value, body, parts) =>
    `{ M: ${inlineOrCall(body, value, writeEncodedFields(fieldCodesOf(attributes, parts)))} }`,
  encodeJson: ({ attributes }, value, body, parts) =>
    `{"M":${inlineOrCallJson(body, value, writeJsonFields(fieldCodesOf(attributes, parts)))}}`,
  decode: ({ attributes }, stored, body, parts) =>
    inlineOrCall(body, body.define(`${stored}.M`), writeDecodedFields(fieldCodesOf(attributes, parts))),
};
