import { attr } from "@dynamorm/core";
import * as fc from "fast-check";
import { type Fields, listOf, mapOf, recordOf } from "./containers.ts";
import { plain, type Sample } from "./sample.ts";
import {
  binaries,
  booleans,
  enumerations,
  epochDates,
  isoDates,
  plainBigints,
  plainNumbers,
  sets,
  strings,
} from "./scalars.ts";

/** Unions, with these in their lists, records and maps: at most one member of each DynamoDB type, or several that values tell apart. */
export function unionsOf(elements: fc.Arbitrary<Sample>, fields: fc.Arbitrary<Fields>): fc.Arbitrary<Sample> {
  const groups = [
    // stored as S
    fc.oneof(fc.constantFrom([strings], [isoDates]), enumerations.map(fixedTexts)),
    // as N
    fc.constantFrom([plainNumbers], [plainBigints], [epochDates], [literalOf(1), literalOf(2.5)]),
    // as BOOL, B, L, and as one kind of set
    fc.constantFrom([booleans], [literalOf(true)], [literalOf(false), literalOf(true)]),
    fc.constant([binaries]),
    elements.map((element) => [listOf(element)]),
    sets.map((set) => [set]),
    // as M
    fc.oneof(
      elements.map((element) => [recordOf(element)]),
      fields.map((one) => [mapOf(one)]),
      fc
        .tuple(fields, fields, fc.boolean())
        .map(([one, other, isMoved]) => [kindOf("one", one, isMoved), kindOf("other", other, isMoved)]),
    ),
  ];
  return fc
    .shuffledSubarray(groups, { minLength: 2, maxLength: 4 })
    .chain((chosen) => fc.tuple(...chosen).map((members) => members.flat()))
    .filter((members) => members.length > 1 && !(members.includes(isoDates) && members.includes(epochDates)))
    .map(unionOf);
}

function unionOf(members: readonly Sample[]): Sample {
  const [first, second, ...others] = members.map(plain);
  if (first === undefined || second === undefined) throw new Error("a union has two members");
  return {
    attribute: attr.union([first, second, ...others]),
    values: fc.oneof(...members.map(({ values }) => values)),
  };
}

function literalOf(value: string | number | boolean): Sample {
  return { attribute: attr.literal(value), values: fc.constant(value) };
}

/** An enum, and a literal of one of its values, which it does without. */
function fixedTexts([value, ...others]: readonly [string, ...string[]]): Sample[] {
  const [another, ...rest] = others;
  if (another === undefined) return [literalOf(value)];
  const values = [another, ...rest] as const;
  return [literalOf(value), { attribute: attr.enum(values), values: fc.constantFrom(...values) }];
}

/** A map of this kind: what tells it from maps of others is an attribute that is named nowhere else. */
function kindOf(kind: string, { attributes, items }: Fields, isMoved: boolean): Sample {
  const literal = isMoved ? attr.literal(kind).storedAs("stored kind of map") : attr.literal(kind);
  return mapOf({
    attributes: Object.fromEntries([["kind of map", literal], ...Object.entries(attributes)]),
    items: items.map((item) => Object.fromEntries([["kind of map", kind], ...Object.entries(item)])),
  });
}
