import { describe, expect, it } from "@jest/globals";
import { InvalidModelError } from "../errors/invalid-model-error.ts";
import { attr } from "./attr.ts";
import { Attribute, unmodified } from "./attribute.ts";

describe("M2 an attribute", () => {
  it("is plain, frozen data", () => {
    const { definition } = attr.string();
    expect(definition).toStrictEqual({ type: "string", ...unmodified });
    expect(Object.isFrozen(definition)).toBe(true);
    expect(Object.isFrozen(attr.string())).toBe(true);
    expect(Object.isFrozen(attr.string().optional())).toBe(true);
  });

  it("is not changed by a modifier, which gives a new one", () => {
    const plain = attr.string();
    const modified = plain.optional().readonly();
    expect(modified).toBeInstanceOf(Attribute);
    expect(modified.definition).toStrictEqual({ type: "string", ...unmodified, optional: true, readonly: true });
    expect(plain.definition).toStrictEqual({ type: "string", ...unmodified });
  });

  it("keeps what it was when it is modified", () => {
    expect(attr.enum(["a", "b"]).optional().definition).toStrictEqual({
      type: "enum",
      values: ["a", "b"],
      ...unmodified,
      optional: true,
    });
    expect(attr.ttl().optional().definition).toStrictEqual({
      type: "date",
      format: "epochSeconds",
      role: "ttl",
      ...unmodified,
      optional: true,
    });
  });
});

describe("M3 default()", () => {
  it("gives a value as it is", () => {
    expect(attr.number().default(7).definition.default?.()).toBe(7);
    expect(attr.string().default("").definition.default?.()).toBe("");
    expect(attr.boolean().default(false).definition.default?.()).toBe(false);
  });

  it("calls a function for each new item", () => {
    let calls = 0;
    const { default: make } = attr.number().default(() => (calls += 1)).definition;
    expect([make?.(), make?.(), make?.()]).toEqual([1, 2, 3]);
  });

  it.each([
    ["a list", attr.list(attr.string()).default(["a"]), ["a"]],
    ["a map", attr.map({ geo: attr.map({ lat: attr.number() }) }).default({ geo: { lat: 1 } }), { geo: { lat: 1 } }],
    ["a set", attr.set(attr.string()).default(new Set(["a"])), new Set(["a"])],
    ["a date", attr.date().default(new Date(0)), new Date(0)],
  ])("copies %s, so that no two items share it", (_, { definition }, value) => {
    const [first, second] = [definition.default?.(), definition.default?.()];
    expect(first).toEqual(value);
    expect(second).toEqual(value);
    expect(first).not.toBe(second);
  });

  it("copies deeply", () => {
    const { definition } = attr.map({ tags: attr.list(attr.string()) }).default({ tags: ["a"] });
    const first = definition.default?.() as { tags: string[] };
    first.tags.push("b");
    expect(definition.default?.()).toEqual({ tags: ["a"] });
  });

  it("keeps a default from being changed through what it was made of", () => {
    const tags = ["a"];
    const { definition } = attr.list(attr.string()).default(tags);
    tags.push("b");
    expect(definition.default?.()).toEqual(["a"]);
  });

  it("refuses an object that cannot be copied", () => {
    const value = { city: (): string => "Paris" };
    const define = (): unknown => attr.map({ city: attr.string() }).default(value as never);
    expect(define).toThrow(InvalidModelError);
    expect(define).toThrow(
      "default() was given an object that cannot be copied for each item; give a function that makes it: default(() => …)",
    );
  });

  it("refuses nothing as a default", () => {
    expect(() => attr.string().default(undefined as never)).toThrow(
      new InvalidModelError(
        "default(undefined) gives nothing: use optional() for an attribute that may be missing, or a value",
      ),
    );
  });
});
