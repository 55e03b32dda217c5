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
  `attr.${container}(): an element cannot be optional, readonly, omitEmpty, have a default or a role; put the modifier on the whole`;

describe("M2 attr.list()", () => {
  it.each<[string, unknown]>([
    ["nothing", undefined],
    ["null", null],
    ["a text", "string"],
    ["a builder that was not called", attr.string],
    ["an object of attributes", { city: attr.string() }],
  ])("refuses %s as its element", (_, element) => {
    const error = refusal(() => attr.list(element as never));
    expect(error).toBeInstanceOf(InvalidModelError);
    expect(error.message).toBe("attr.list() takes the attribute of its elements, e.g. attr.string()");
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

describe("M2 attr.set()", () => {
  it.each<[string, unknown]>([
    ["nothing", undefined],
    ["a text", "string"],
  ])("refuses %s as its element", (_, element) => {
    expect(refusal(() => attr.set(element as never)).message).toBe(
      "attr.set() takes the attribute of its elements, e.g. attr.string()",
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
      `a DynamoDB set holds texts, numbers or bytes, not ${type}; use attr.list() for a list of them`,
    );
  });
});

describe("M2 attr.record()", () => {
  it("takes values of any kind", () => {
    const { definition } = attr.record(attr.map({ city: attr.string() }).nullable());
    expect(definition).toMatchObject({ type: "record", element: { type: "map", nullable: true } });
  });

  it.each<[string, unknown]>([
    ["nothing", undefined],
    ["the name of a type", "number"],
    ["attributes by name", { city: attr.string() }],
  ])("refuses %s as its values", (_, element) => {
    expect(refusal(() => attr.record(element as never)).message).toBe(
      "attr.record() takes the attribute of its elements, e.g. attr.string()",
    );
  });

  it("refuses a value with a modifier", () => {
    expect(refusal(() => attr.record(attr.string().omitEmpty() as never)).message).toBe(onItself("record"));
  });
});

describe("M2 elements", () => {
  it("have no names, and so none in the table", () => {
    const message = "an element has no name to be stored as";
    expect(refusal(() => attr.list(attr.string().storedAs("s"))).message).toBe(`attr.list(): ${message}`);
    expect(refusal(() => attr.record(attr.string().storedAs("s"))).message).toBe(`attr.record(): ${message}`);
    expect(refusal(() => attr.set(attr.string().storedAs("s"))).message).toBe(`attr.set(): ${message}`);
  });

  it("can be null, but for those of sets", () => {
    expect(attr.list(attr.string().nullable()).definition).toMatchObject({ element: { nullable: true } });
    expect(refusal(() => attr.set(attr.string().nullable() as never)).message).toBe(
      "attr.set(): DynamoDB has no null in a set",
    );
  });
});

describe("M2 attr.map()", () => {
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
