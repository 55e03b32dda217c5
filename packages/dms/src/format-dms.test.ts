import { describe, expect, test } from "@jest/globals";
import { InvalidOptionError } from "@dynamorm/core";
import { modelOf, shop } from "../test/documents.ts";
import { type DmsDocument, formatDms, InvalidDmsError, parseDms } from "./index.ts";

const small = parseDms({ dms_version: "0.1", namespace: "no", models: [modelOf()] });

describe("M13 models from a document: a document is written as text", () => {
  test("as YAML, every text in quotes, so that no reader takes one for something else", () => {
    expect(formatDms(small)).toBe(`dms_version: "0.1"
namespace: "no"
models:
  - name: "User"
    table:
      name: "users"
    keys:
      partition:
        attribute: "PK"
        type: "S"
    attributes:
      - attribute: "PK"
        type: "S"
`);
  });

  test("as JSON", () => {
    expect(JSON.parse(formatDms(small, { as: "json" }))).toEqual(small);
    expect(formatDms(small, { as: "json" })).toMatch(/^\{\n {2}"dms_version": "0\.1",\n[^]*\}\n$/);
  });

  test.each(["yaml", "json"] as const)("what is written as %s is read again", (as) => {
    const document = parseDms(shop);
    expect(parseDms(formatDms(document, { as }))).toEqual(document);
  });

  test("what is no document or option is refused", () => {
    expect(() => formatDms({ ...small, models: [] })).toThrow(InvalidDmsError);
    const untyped = formatDms as (document: DmsDocument, options: unknown) => string;
    expect(() => untyped(small, { as: "toml" })).toThrow('the option "as" takes "yaml" or "json", not "toml"');
    expect(() => untyped(small, { indent: 4 })).toThrow(InvalidOptionError);
    expect(() => untyped(small, "json")).toThrow('its options are a plain object, not the string "json"');
  });
});
