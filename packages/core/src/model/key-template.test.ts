import { describe, expect, it } from "@jest/globals";
import { InvalidModelError } from "../errors/invalid-model-error.ts";
import { isKeyTemplate, key } from "./key-template.ts";

describe("M6 key()", () => {
  it("takes a template apart, into its parts and what stands around them", () => {
    expect(key("sk", "ORDER#{placedAt}#{orderId}")).toStrictEqual({
      attribute: "sk",
      template: "ORDER#{placedAt}#{orderId}",
      literals: ["ORDER#", "#", ""],
      parts: ["placedAt", "orderId"],
    });
  });

  it("takes a text without parts, for items that there is one of", () => {
    expect(key("sk", "PROFILE")).toMatchObject({ literals: ["PROFILE"], parts: [] });
  });

  it("takes a text before the first part as it is: only after a part there has to be a separator", () => {
    expect(key("pk", "USER{id}")).toMatchObject({ literals: ["USER", ""], parts: ["id"] });
    expect(key("pk", "{a}#{b}/END")).toMatchObject({ literals: ["", "#", "/END"], parts: ["a", "b"] });
  });

  it.each("!\"#%&'()*+,-/:;<=>?@[\\]^_`|".split(""))("takes %s as a separator", (separator) => {
    expect(key("pk", `{a}${separator}{b}` as "{a}#{b}").literals).toEqual(["", separator, ""]);
  });

  it("gives frozen data", () => {
    const template = key("pk", "ORG#{orgId}");
    expect([template, template.literals, template.parts].map((part) => Object.isFrozen(part))).toEqual([
      true,
      true,
      true,
    ]);
  });

  it.each<[string, string]>([
    ["{a}{b}", 'nothing separates {a} from {b} in "{a}{b}"; write "#" between them'],
    ["A#{a}#{b}{c}", 'nothing separates {b} from {c} in "A#{a}#{b}{c}"; write "#" between them'],
    ["{a}x{b}", '"x" follows {a} in "{a}x{b}"; a part ends at a separator, such as "#", "|" or "/", and not at "x"'],
    ["{a}END", '"END" follows {a} in "{a}END"; a part ends at a separator, such as "#", "|" or "/", and not at "E"'],
    ["{a} {b}", '" " follows {a} in "{a} {b}"; a part ends at a separator, such as "#", "|" or "/", and not at " "'],
    ["{a}.{b}", '"." follows {a} in "{a}.{b}"; a part ends at a separator, such as "#", "|" or "/", and not at "."'],
    ["{a}~{b}", '"~" follows {a} in "{a}~{b}"; a part ends at a separator, such as "#", "|" or "/", and not at "~"'],
    ["{a}$#{b}", '"$#" follows {a} in "{a}$#{b}"; a part ends at a separator, such as "#", "|" or "/", and not at "$"'],
    ["{a}→{b}", '"→" follows {a} in "{a}→{b}"; a part ends at a separator, such as "#", "|" or "/", and not at "→"'],
    ["ORG#${orgId}", '"ORG#${orgId}" has "${", which is of template literals; a part is {name} alone'],
    ["{}", '"{}" has a part without a name'],
    ["A#{a}#{}", '"A#{a}#{}" has a part without a name'],
    ["A#{a", '"A#{a" has a brace that belongs to no {part}'],
    ["A#a}", '"A#a}" has a brace that belongs to no {part}'],
    ["{{a}}", '"{{a}}" has a brace that belongs to no {part}'],
    ["A#\ud83d", '"A#\\ud83d" holds half of a character (a lone surrogate), which cannot be stored'],
  ])("refuses a template whose parts could not be told apart: %s", (template, message) => {
    expect(() => key("pk", template)).toThrow(new InvalidModelError(`key(): ${message}`));
  });

  it.each<[unknown, string]>([
    ["", 'the string ""'],
    [undefined, "nothing"],
    [null, "null"],
    [7, "the number 7"],
    [["{a}"], "an array"],
  ])("refuses what is no template: %p", (template, words) => {
    expect(() => key("pk", template as never)).toThrow(
      new InvalidModelError(`key(): a template is a text like "ORDER#{orderId}", not ${words}`),
    );
  });

  it.each<[unknown, string]>([
    ["", "an attribute's name is empty"],
    [undefined, "nothing is no name"],
    [7, "the number 7 is no name"],
    [Symbol("pk"), "a symbol is no name"],
  ])("refuses what is no name of an attribute: %p", (attribute, message) => {
    expect(() => key(attribute as never, "A#{a}")).toThrow(new InvalidModelError(`key(): ${message}`));
  });

  it("tells a template by its shape, so that another copy of the package may have made it", () => {
    expect(isKeyTemplate(JSON.parse(JSON.stringify(key("pk", "A#{a}"))))).toBe(true);
    for (const other of ["pk", null, undefined, [], {}, { attribute: "pk", template: "{a}", literals: 7, parts: 7 }]) {
      expect(isKeyTemplate(other)).toBe(false);
    }
  });
});
