import {
  type AttributeDefinition,
  describeValue,
  fixedValues,
  isRecord,
  type MapDefinition,
  storedName,
} from "@dynamorm/core";
import { describeStored, storedMismatch } from "../../describe-stored.ts";
import { Mismatch, within } from "../../mismatch.ts";
import type { AttributeCodec } from "../attribute-codec.ts";
import { checkObject } from "../field-refusals.ts";
import { storedFixedValue } from "./stored-fixed-value.ts";

const expectedStored = "a map (M)";

/** Several maps, as one: the attribute that each has with values of its own says which it is. */
export function tellMapsApart(
  maps: readonly MapDefinition[],
  discriminator: string,
  compile: (definition: MapDefinition) => AttributeCodec,
): AttributeCodec {
  const members = maps.map((map) => ({ codec: compile(map), values: valuesOf(map, discriminator) }));
  const byValue = new Map(members.flatMap(({ values, codec }) => values.map((value) => [value, codec] as const)));
  const expected = `one of ${[...byValue.keys()].map((value) => JSON.stringify(value)).join(", ")}`;
  const [first] = maps as [MapDefinition, ...MapDefinition[]];
  const storedDiscriminator = storedName(discriminator, first.attributes[discriminator] as AttributeDefinition);

  const memberOf = (value: unknown): AttributeCodec => {
    checkObject(value);
    const given = Object.hasOwn(value, discriminator) ? value[discriminator] : undefined;
    const member = byValue.get(given);
    if (member !== undefined) return member;
    throw within(discriminator, given === undefined ? missing(expected) : new Mismatch(expected, describeValue(given)));
  };
  return {
    expected: "a plain object",
    expectedStored,
    weight: Math.max(...members.map(({ codec }) => codec.weight)),
    encode: (value) => memberOf(value).encode(value),
    encodeJson: (value) => memberOf(value).encodeJson(value),
    decode: (stored) => {
      const map = stored?.M;
      if (!isRecord(map)) throw storedMismatch(expectedStored, stored);
      const found = Object.hasOwn(map, storedDiscriminator) ? map[storedDiscriminator] : undefined;
      const member = byValue.get(storedFixedValue(found));
      if (member !== undefined) return member.decode(stored);
      throw within(
        discriminator,
        found === undefined ? missing(expected) : new Mismatch(expected, describeStored(found)),
      );
    },
  };
}

function valuesOf({ attributes }: MapDefinition, discriminator: string): readonly unknown[] {
  return fixedValues(attributes[discriminator] as AttributeDefinition) ?? [];
}

function missing(expected: string): Mismatch {
  return new Mismatch(expected, "nothing", {
    problem: "is missing",
    mend: "it tells what the object is",
  });
}
