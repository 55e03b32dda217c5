import {
  type AttributeDefinition,
  type AttributeValue,
  describeValue,
  type DynamoDBType,
  fixedValues,
  isPlainObject,
  isRecord,
  type MapDefinition,
  storedType,
  type UnionDefinition,
} from "@dynamorm/core";
import { isBytes, isDate, isSet } from "../../builtins.ts";
import { storedMismatch } from "../../describe-stored.ts";
import { Mismatch } from "../../mismatch.ts";
import { mendForObject } from "../../plain-object.ts";
import type { AttributeCodec, AttributeTypeCodec, Decode } from "../attribute-codec.ts";
import { storedFixedValue } from "./stored-fixed-value.ts";
import { tellMapsApart } from "./union-maps.ts";

/** A value of one of several kinds, each stored as its own attribute is: what the value is says which. */
export const unionType: AttributeTypeCodec<UnionDefinition> = {
  compile: ({ members, discriminator }, compileAny, level) => {
    const kinds = kindsOf(members, discriminator, (definition) => compileAny(definition, level));
    const expected = oneOf(kinds.map(({ codec }) => codec.expected));
    const expectedStored = oneOf(kinds.map(({ codec }) => codec.expectedStored));
    const byValue = new Map(kinds.flatMap(({ values, codec }) => values.map((value) => [value, codec] as const)));
    const byKind = new Map(kinds.filter(({ values }) => values.length === 0).map(({ kind, codec }) => [kind, codec]));
    const byType = decodersByType(kinds, expectedStored);

    const memberOf = (value: unknown): AttributeCodec => {
      const member = byValue.get(value) ?? byKind.get(kindOf(value));
      if (member !== undefined) return member;
      const mend = byKind.has("object") ? mendForObject(value) : undefined;
      throw new Mismatch(expected, describeValue(value), { mend });
    };
    return {
      expected,
      expectedStored,
      weight: Math.max(...kinds.map(({ codec }) => codec.weight)),
      encode: (value) => memberOf(value).encode(value),
      encodeJson: (value) => memberOf(value).encodeJson(value),
      decode: (stored) => {
        if (isRecord(stored)) {
          for (const [type, decode] of byType) if (stored[type] !== undefined) return decode(stored);
        }
        throw storedMismatch(expectedStored, stored);
      },
    };
  },
};

/** A member of a union, or all of its maps: what is told from the others by what a value is. */
interface Kind {
  readonly kind: string;
  readonly type: DynamoDBType;
  /** The values that it has and no others. Where there are none, it has all of its kind. */
  readonly values: readonly unknown[];
  readonly codec: AttributeCodec;
}

function kindsOf(
  members: readonly AttributeDefinition[],
  discriminator: string | undefined,
  compile: (definition: AttributeDefinition) => AttributeCodec,
): readonly Kind[] {
  const maps = members.filter((member): member is MapDefinition => member.type === "map");
  const kinds = members.map((definition): Kind => {
    const codec =
      definition.type === "map" && discriminator !== undefined
        ? tellMapsApart(maps, discriminator, compile)
        : compile(definition);
    return {
      kind: kindInCode(definition),
      // Only members that are always stored in one way can be in a union.
      type: storedType(definition) as DynamoDBType,
      values: fixedValues(definition) ?? [],
      codec,
    };
  });
  return kinds.filter(
    ({ kind }, index) => kind !== "object" || index === kinds.findIndex((other) => other.kind === kind),
  );
}

function decodersByType(kinds: readonly Kind[], expectedStored: string): ReadonlyMap<DynamoDBType, Decode> {
  const types = [...new Set(kinds.map(({ type }) => type))];
  return new Map(
    types.map((type) => {
      const ofType = kinds.filter((kind) => kind.type === type);
      const [only, another] = ofType as [Kind, ...Kind[]];
      return [type, another === undefined ? only.codec.decode : decodeFixed(ofType, expectedStored)];
    }),
  );
}

/** Several members of one type are all of given values. */
function decodeFixed(kinds: readonly Kind[], expectedStored: string): Decode {
  const byValue = new Map(kinds.flatMap(({ values, codec }) => values.map((value) => [value, codec] as const)));
  return (stored: AttributeValue | null | undefined) => {
    const member = byValue.get(storedFixedValue(stored));
    if (member !== undefined) return member.decode(stored);
    throw storedMismatch(expectedStored, stored);
  };
}

/** What a value of a member is in code: what `kindOf` says of it. */
function kindInCode({ type }: AttributeDefinition): string {
  return type === "map" || type === "record" ? "object" : type;
}

function kindOf(value: unknown): string {
  if (typeof value !== "object" || value === null) return typeof value;
  if (Array.isArray(value)) return "list";
  if (isPlainObject(value)) return "object";
  if (isDate(value)) return "date";
  if (isSet(value)) return "set";
  return isBytes(value) ? "binary" : "instance";
}

function oneOf(alternatives: readonly string[]): string {
  return [...new Set(alternatives)].join(" or ");
}
