import { describe, expect, it } from "@jest/globals";
import { InvalidModelError } from "../errors/invalid-model-error.ts";
import { attr } from "./attr.ts";
import type { MapDefinition } from "./definition.ts";

/** The error of an attribute that only callers without types can ask for. */
function refusal(make: () => unknown): InvalidModelError {
  try {
    make();
  } catch (error) {
    return error as InvalidModelError;
  }
  throw new Error("the attribute was accepted");
}

const onItself = (container: string): string =>
  `the elements of a ${container} cannot be optional, readonly, have a default or a role; put the modifier on the ${container} itself`;

describe("attr.list()", () => {
  it.each<[string, unknown]>([
    ["nothing", undefined],
    ["null", null],
    ["a text", "string"],
    ["a builder that was not called", attr.string],
    ["an object of attributes", { city: attr.string() }],
  ])("refuses %s as its element", (_, element) => {
    const error = refusal(() => attr.list(element as never));
    expect(error).toBeInstanceOf(InvalidModelError);
    expect(error.message).toBe("attr.list() takes the attribute of its elements, e.g. attr.list(attr.string())");
  });

  it.each([
    ["optional", attr.string().optional()],
    ["readonly", attr.string().readonly()],
    ["default", attr.string().default("")],
    ["role", attr.version()],
  ])("refuses an element with a modifier: %s", (_, element) => {
    expect(refusal(() => attr.list(element as never)).message).toBe(onItself("list"));
  });

  it("takes lists of anything else", () => {
    const { definition } = attr.list(attr.list(attr.map({ tags: attr.set(attr.number()) })));
    expect(definition).toMatchObject({ element: { type: "list", element: { type: "map" } } });
  });
});

describe("attr.set()", () => {
  it.each<[string, unknown]>([
    ["nothing", undefined],
    ["a text", "string"],
  ])("refuses %s as its element", (_, element) => {
    expect(refusal(() => attr.set(element as never)).message).toBe(
      "attr.set() takes the attribute of its elements, e.g. attr.set(attr.string())",
    );
  });

  it("refuses an element with a modifier", () => {
    expect(refusal(() => attr.set(attr.string().optional() as never)).message).toBe(onItself("set"));
  });

  it.each<[string, unknown]>([
    ["boolean", attr.boolean()],
    ["date", attr.date()],
    ["list", attr.list(attr.string())],
    ["map", attr.map({})],
    ["set", attr.set(attr.string())],
  ])("refuses elements that DynamoDB has no sets of: %s", (type, element) => {
    expect(refusal(() => attr.set(element as never)).message).toBe(
      `a DynamoDB set holds texts or numbers, not ${type}; use attr.list() for a list of them`,
    );
  });
});

describe("attr.map()", () => {
  it.each([undefined, null, "address", attr.string, [], [attr.string()]])(
    "refuses what is no object of attributes: %p",
    (attributes) => {
      expect(refusal(() => attr.map(attributes as never)).message).toBe(
        "attr.map() takes an object of attributes, e.g. attr.map({ city: attr.string() })",
      );
    },
  );

  it("refuses an attribute that attr has not made, and names it", () => {
    const error = refusal(() => attr.map({ city: attr.string(), zip: "string" as never }));
    expect(error).toMatchObject({
      message: 'attr.map() takes an object of attributes, e.g. attr.map({ city: attr.string() }); "zip" is not one',
      attribute: "zip",
    });
  });

  it.each<[string, string]>([
    ["an attribute's name is empty", ""],
    ['the attribute name "a\\ud83d" holds half of a character (a lone surrogate), which cannot be stored', "a\ud83d"],
    ["an attribute's name is over 64 KB", "é".repeat(32_768)],
  ])("refuses a name that cannot be stored: %s", (message, name) => {
    const error = refusal(() => attr.map({ geo: attr.string(), [name]: attr.string() }));
    expect(error).toMatchObject({ code: "INVALID_MODEL", message: `attr.map(): ${message}`, attribute: name });
  });

  it.each<[string, object]>([
    ["the role version", { count: attr.version() }],
    ["the role ttl", { count: attr.ttl() }],
    ["readonly()", { count: attr.number().readonly() }],
  ])("refuses what only attributes of the model itself can have: %s", (what, attributes) => {
    const error = refusal(() => attr.map(attributes as never));
    expect(error).toMatchObject({
      message: `"count" is nested in a map and has ${what}; only attributes of the model itself can have it`,
      attribute: "count",
    });
  });

  it("takes names that every object has as names like any other", () => {
    const { attributes } = attr.map({ ["__proto__"]: attr.string(), constructor: attr.number() })
      .definition as MapDefinition;
    expect(Object.keys(attributes)).toEqual(["__proto__", "constructor"]);
    expect(Object.getPrototypeOf(attributes)).toBeNull();
    expect(Object.isFrozen(attributes)).toBe(true);
  });
});
