import { describe, expect, test } from "@jest/globals";
import * as fc from "fast-check";
import { shop } from "../test/documents.ts";
import { InvalidDmsError, parseDms } from "./index.ts";

/** `"read"`, or the message of the one error. */
function outcome(text: string): string {
  try {
    parseDms(text);
    return "read";
  } catch (error) {
    if (error instanceof InvalidDmsError) return error.message;
    throw error;
  }
}

describe("M13 models from a document: text is read as the part of YAML that JSON has", () => {
  test.each<[string, string, string]>([
    ["an anchor", 'dms_version: &v "0.1"', "dms_version (line 1): &v is an anchor; a document has none"],
    ["an alias", "models: *none", "models (line 1): *none stands for something else; write it out"],
    ["a tag", 'dms_version: !!str "0.1"', 'the tag "tag:yaml.org,2002:str" is none that JSON has'],
    ["a tag of a collection", "!!set {a, b}", 'the tag "tag:yaml.org,2002:set" is none that JSON has'],
    ["a tag of one's own", "\nmodels: !mine []", "(line 2): the text cannot be read: Unresolved tag: !mine"],
    ["a merge key", "<<: { a: 1 }", 'there is no field "<<"'],
    ["a name twice", 'dms_version: "0.1"\nmodels: []\nmodels: []', '(line 3): has the field "models" twice'],
    ["a name twice, in JSON", '{"models": [],\n"models": []}', '(line 2): has the field "models" twice'],
    ["a second document", "a: 1\n---\nb: 2", "Source contains multiple documents"],
    ["YAML 1.1", "%YAML 1.1\n---\na: yes", "the text is YAML 1.1"],
    ["a name that is no text", "1: 2", "has a field whose name is no text"],
    ["a name that is a list", "? [a]\n: 1", "has a field whose name is no text"],
    ["a text that ends too early", '{"dms_version": "0.1",', "the text cannot be read"],
    ["__proto__", '__proto__: { dms_version: "0.1" }', 'there is no field "__proto__"'],
  ])("%s is refused", (_, text, message) => {
    expect(outcome(text)).toContain(message);
  });

  test.each<[string, string]>([
    ["lists in lists", "[".repeat(300_000)],
    ["lists in lists, in blocks", "- ".repeat(300_000)],
    ["objects in objects", "{a: ".repeat(200_000)],
    ["names in names", "? ".repeat(300_000)],
    ["objects in objects, in blocks", Array.from({ length: 1_000 }, (_, level) => `${" ".repeat(level)}a:`).join("\n")],
  ])("%s are refused before they are read", (_, text) => {
    expect(outcome(text)).toContain("nested more than 64 levels deep");
  });

  test("many names are no work for each pair of them", () => {
    const names = Array.from({ length: 50_000 }, (_, index) => `n${index}: 1`);
    expect(outcome(names.join("\n"))).toContain('there is no field "n0"');
  });

  test("a text that is far too long is not looked at", () => {
    expect(outcome("x".repeat(1_000_001))).toContain("at most 1000000 are read");
  });

  test("a bomb of aliases does not go off", () => {
    const bomb = ["a0: &a0 [x, x, x, x]"];
    for (let level = 1; level < 30; level++) {
      bomb.push(`a${level}: &a${level} [*a${level - 1}, *a${level - 1}, *a${level - 1}]`);
    }
    expect(outcome(bomb.join("\n"))).toContain("&a0 is an anchor");
  });

  test("whatever is done to a text, it is read, or refused by the one error", () => {
    const cut = fc.tuple(fc.nat(shop.length), fc.nat(40), fc.string({ unit: "binary", maxLength: 8 }));
    fc.assert(
      fc.property(fc.array(cut, { minLength: 1, maxLength: 4 }), (cuts) => {
        const text = cuts.reduce((now, [at, length, put]) => now.slice(0, at) + put + now.slice(at + length), shop);
        expect(outcome(text)).toMatch(/^read$|^DMS document/);
      }),
      { numRuns: 300 },
    );
    const mark = fc.constantFrom(..."[]{}:,-?*&!|>'\"%@`#\n \t~<0.1amodels".split(""));
    fc.assert(
      fc.property(fc.string({ unit: mark, maxLength: 60 }), (text) => {
        expect(() => parseDms(text)).toThrow(InvalidDmsError);
      }),
      { numRuns: 1_000 },
    );
  });
});
