import { describe, expect, it } from "@jest/globals";
import { z } from "zod";
import { InvalidModelError } from "../errors/invalid-model-error.ts";
import { attr } from "./attr.ts";
import type { AnyAttribute } from "./attribute.ts";
import type { UnionDefinition } from "./definition.ts";
import { unionMemberOf } from "./union-member.ts";

/** The words of a union that only callers without types, or with members that look alike, can ask for. */
function refusal(members: unknown): string {
  try {
    attr.union(members as never);
  } catch (error) {
    if (error instanceof InvalidModelError) return error.message;
    throw error;
  }
  throw new Error("the union was accepted");
}

const circle = attr.map({ kind: attr.literal("circle"), radius: attr.number() });
const square = attr.map({ kind: attr.literal("square"), side: attr.number() });

describe("M2 attr.union()", () => {
  it("takes members that are told apart by what they are", () => {
    const { definition } = attr.union([
      attr.string(),
      attr.number(),
      attr.boolean(),
      attr.binary(),
      attr.list(attr.string()),
      attr.set(attr.string()),
      attr.map({ city: attr.string() }),
    ]);
    const types = (definition as UnionDefinition).members.map(({ type }) => type);
    expect(types).toEqual(["string", "number", "boolean", "binary", "list", "set", "map"]);
    expect(definition).not.toHaveProperty("discriminator");
  });

  it("takes fixed values of one type, as long as all differ", () => {
    expect(attr.union([attr.literal("a"), attr.enum(["b", "c"]), attr.literal(1), attr.literal(2)])).toBeDefined();
  });

  it("takes maps that an attribute of fixed values tells apart, and finds it", () => {
    expect(attr.union([circle, square]).definition).toMatchObject({ discriminator: "kind" });
    const states = attr.union([
      attr.map({ note: attr.string(), state: attr.enum(["open", "paid"]) }),
      attr.map({ note: attr.string(), state: attr.literal("sent"), at: attr.date() }),
    ]);
    expect(states.definition).toMatchObject({ discriminator: "state" });
  });

  it("takes a union within a union as its members", () => {
    const { definition } = attr.union([attr.union([circle, square]), attr.string()]);
    expect((definition as UnionDefinition).members.map(({ type }) => type)).toEqual(["map", "map", "string"]);
    expect(definition).toMatchObject({ discriminator: "kind" });
  });

  it.each<[string, unknown]>([
    ["nothing", undefined],
    ["null", null],
    ["an attribute", attr.string()],
    ["no members", []],
    ["one member", [attr.string()]],
    ["members by name", { text: attr.string(), count: attr.number() }],
  ])("refuses %s", (_, members) => {
    expect(refusal(members)).toBe(
      "attr.union() takes a list of at least two attributes, e.g. [attr.string(), attr.number()]",
    );
  });

  it.each<[string, unknown[]]>([
    ["the name of a type", ["string", attr.number()]],
    ["a builder that was not called", [attr.string, attr.number()]],
    // oxlint-disable-next-line no-sparse-arrays
    ["a hole", [attr.string(), , attr.number()]],
  ])("refuses a member that is %s", (_, members) => {
    expect(refusal(members)).toBe("attr.union() takes the attributes of its members, e.g. attr.string()");
  });

  it.each<[string, AnyAttribute[]]>([
    [
      "attr.union(): string and enum are both stored as S, so that nothing tells which was read; a map around each, with a literal, does",
      [attr.string(), attr.enum(["a"])],
    ],
    [
      "attr.union(): string and date are both stored as S, so that nothing tells which was read; a map around each, with a literal, does",
      [attr.string(), attr.date()],
    ],
    [
      "attr.union(): number and bigint are both stored as N, so that nothing tells which was read; a map around each, with a literal, does",
      [attr.number(), attr.bigint()],
    ],
    [
      "attr.union(): number and date are both stored as N, so that nothing tells which was read; a map around each, with a literal, does",
      [attr.number(), attr.date({ format: "epochSeconds" })],
    ],
    [
      "attr.union(): boolean and literal are both stored as BOOL, so that nothing tells which was read; a map around each, with a literal, does",
      [attr.boolean(), attr.literal(true)],
    ],
    [
      "attr.union(): map and record are both stored as M, so that nothing tells which was read; a map around each, with a literal, does",
      [circle, attr.record(attr.string())],
    ],
    [
      "attr.union(): list and list are both stored as L, so that nothing tells which was read; a map around each, with a literal, does",
      [attr.list(attr.string()), attr.list(attr.number())],
    ],
    [
      "attr.union(): two members are both a set in code, so that nothing tells how to store one",
      [attr.set(attr.string()), attr.set(attr.number())],
    ],
    [
      "attr.union(): two members are both a date in code, so that nothing tells how to store one",
      [attr.date(), attr.date({ format: "epochSeconds" })],
    ],
    ['attr.union(): "b" belongs to two members', [attr.enum(["a", "b"]), attr.literal("b")]],
  ])("refuses members that look alike: %s", (message, members) => {
    expect(refusal(members)).toBe(message);
  });

  it.each<[string, AnyAttribute[]]>([
    ["nothing in common", [attr.map({ a: attr.string() }), attr.map({ b: attr.string() })]],
    ["the same texts", [attr.map({ kind: attr.string() }), attr.map({ kind: attr.string() })]],
    ["the same literal", [circle, attr.map({ kind: attr.literal("circle") })]],
    ["a literal that may be missing", [circle, attr.map({ kind: attr.literal("square").optional() })]],
    ["a literal that may be null", [circle, attr.map({ kind: attr.literal("square").nullable() })]],
    ["a literal that need not be given", [circle, attr.map({ kind: attr.literal("square").default("square") })]],
    ["a literal of another name in the table", [circle, attr.map({ kind: attr.literal("square").storedAs("k") })]],
  ])("refuses maps that no attribute tells apart: %s", (_, members) => {
    expect(refusal(members)).toBe(
      'attr.union(): its 2 maps have no attribute that tells them apart; give each a literal of the same name, e.g. kind: attr.literal("circle")',
    );
  });

  it.each<[string, AnyAttribute]>([
    ["json", attr.json()],
    ["unknown", attr.unknown()],
    ["custom", attr.custom(attr.number(), { encode: Number, decode: String })],
  ])("refuses a member that takes anything: %s", (type, member) => {
    expect(refusal([attr.string(), member])).toBe(
      `attr.union(): a member cannot be ${type}, which takes values of any kind; attr.custom() around the whole can tell them apart`,
    );
  });

  it("refuses modifiers of members", () => {
    expect(refusal([attr.string().optional(), attr.number()])).toBe(
      "attr.union(): an element cannot be optional, readonly, omitEmpty, have a default or a role; put the modifier on the whole",
    );
    expect(refusal([attr.string().nullable(), attr.number()])).toBe("attr.union(): put nullable() on the union itself");
    expect(refusal([attr.string().storedAs("s"), attr.number()])).toBe(
      "attr.union(): an element has no name to be stored as",
    );
    const validated = attr.union([attr.string(), attr.number()]).validate(z.union([z.string(), z.number()]));
    expect(refusal([validated, attr.boolean()])).toBe(
      "attr.union(): a union within it is its members; put validate() on the union around them",
    );
  });
});

describe("M2 the member of a union that a value belongs to", () => {
  const all = attr.union([attr.string(), attr.literal(1)]).definition as UnionDefinition;
  const shapes = attr.union([circle, square, attr.list(attr.string()), attr.date()]).definition as UnionDefinition;
  const open = attr.union([attr.record(attr.number()), attr.set(attr.string()), attr.binary(), attr.boolean()])
    .definition as UnionDefinition;

  it.each<[UnionDefinition, unknown, number | undefined]>([
    [all, "a", 0],
    [all, 1, 1],
    [all, 2, undefined],
    [all, undefined, undefined],
    [shapes, { kind: "circle" }, 0],
    [shapes, { kind: "square", side: 1 }, 1],
    [shapes, { kind: "oval" }, undefined],
    [shapes, {}, undefined],
    [shapes, [], 2],
    [shapes, new Date(0), 3],
    [shapes, new Map(), undefined],
    [open, { a: 1 }, 0],
    [open, new Set(["a"]), 1],
    [open, Buffer.from("a"), 2],
    [open, true, 3],
    [open, null, undefined],
  ])("is the one whose values look so: row %#", (union, value, member) => {
    expect(unionMemberOf(union, value)).toBe(member === undefined ? undefined : union.members[member]);
  });
});
