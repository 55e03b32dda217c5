import { isPlainObject } from "../is-plain-object.ts";
import { isSet } from "../is-set.ts";
import type { AttributeDefinition, AttributeType, LiteralValue, UnionDefinition } from "./definition.ts";
import { fixedValues } from "./fixed-values.ts";

/** The member of a union that a value in code belongs to; `undefined` for what belongs to none. */
export function unionMemberOf(
  { members, discriminator }: UnionDefinition,
  value: unknown,
): AttributeDefinition | undefined {
  const fixed = members.find((member) => fixedValues(member)?.includes(value as LiteralValue));
  if (fixed !== undefined) return fixed;
  if (!isPlainObject(value)) return members.find(({ type }) => type === typeInCode(value));
  const objects = members.filter(({ type }) => type === "map" || type === "record");
  if (discriminator === undefined) return objects[0];
  return objects.find((member) => {
    const tag = member.type === "map" ? member.attributes[discriminator] : undefined;
    return tag !== undefined && fixedValues(tag)?.includes(value[discriminator] as LiteralValue);
  });
}

/** The attribute whose values look so, of those that a union can have one of. */
function typeInCode(value: unknown): AttributeType | undefined {
  switch (typeof value) {
    case "string":
    case "number":
    case "bigint":
    case "boolean":
      return typeof value as AttributeType;
    case "object":
      if (Array.isArray(value)) return "list";
      if (ArrayBuffer.isView(value)) return "binary";
      if (isSet(value)) return "set";
      return value instanceof Date ? "date" : undefined;
    default:
      return undefined;
  }
}
