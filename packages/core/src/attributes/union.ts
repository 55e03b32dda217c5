import { InvalidModelError } from "../errors/invalid-model-error.ts";
import { Attribute, type ElementAttribute, unmodified } from "./attribute.ts";
import type { AttributeDefinition, MapDefinition } from "./definition.ts";
import { elementDefinition } from "./element-definition.ts";
import { fixedValues } from "./fixed-values.ts";
import { storedName } from "./stored-name.ts";
import { storedType } from "./stored-type.ts";

/**
 * A value of one of several kinds, each stored as its own attribute is. A value has to tell which it is, in code and in the table:
 * no two members may be stored as the same DynamoDB type, but for literals and enums of different values, and for maps that an
 * attribute with such values tells apart.
 *
 * @example
 * id: attr.union([attr.string(), attr.number()])                      // string | number
 * shape: attr.union([
 *   attr.map({ kind: attr.literal("circle"), radius: attr.number() }),
 *   attr.map({ kind: attr.literal("square"), side: attr.number() }),
 * ])                                                                  // { kind: "circle"; radius: number } | { kind: "square"; … }
 *
 * @throws InvalidModelError for members that could not be told apart, and for such as take anything.
 */
export function union<const Members extends readonly [ElementAttribute, ElementAttribute, ...ElementAttribute[]]>(
  members: Members,
): Attribute<Members[number]["~output"], Members[number]["~input"], "keyless"> {
  if (!Array.isArray(members) || members.length < 2) {
    throw new InvalidModelError(
      "attr.union() takes a list of at least two attributes, e.g. [attr.string(), attr.number()]",
    );
  }
  // A copy: the caller's own list can have holes.
  const definitions = [...members].flatMap((member: ElementAttribute) => memberDefinitions(member));
  for (const [index, one] of definitions.entries()) {
    for (const other of definitions.slice(index + 1)) refuseAlike(one, other);
  }
  const maps = definitions.filter(isMap);
  const discriminator = maps.length > 1 ? discriminatorOf(maps) : undefined;
  return new Attribute({
    type: "union",
    members: Object.freeze(definitions),
    ...(discriminator !== undefined && { discriminator }),
    ...unmodified,
  });
}

/** A member; a union within a union is its members. */
function memberDefinitions(member: ElementAttribute): readonly AttributeDefinition[] {
  const definition = elementDefinition("attr.union()", member, "the attributes of its members");
  if (definition.nullable) throw new InvalidModelError("attr.union(): put nullable() on the union itself");
  if (definition.type === "union") {
    if (definition.validators === undefined) return definition.members;
    throw new InvalidModelError(
      "attr.union(): a union within it is its members; put validate() on the union around them",
    );
  }
  if (definition.type === "json" || definition.type === "unknown" || definition.type === "custom") {
    throw new InvalidModelError(
      `attr.union(): a member cannot be ${definition.type}, which takes values of any kind; attr.custom() around the whole can tell them apart`,
    );
  }
  return [definition];
}

function refuseAlike(one: AttributeDefinition, other: AttributeDefinition): void {
  if (isMap(one) && isMap(other)) return; // the discriminator's affair
  const type = storedType(one);
  const [values, otherValues]: readonly (readonly unknown[] | undefined)[] = [fixedValues(one), fixedValues(other)];
  if (type === storedType(other) && values !== undefined && otherValues !== undefined) {
    const shared = values.find((value) => otherValues.includes(value));
    if (shared === undefined) return;
    throw new InvalidModelError(`attr.union(): ${JSON.stringify(shared)} belongs to two members`);
  }
  if (type === storedType(other)) {
    throw new InvalidModelError(
      `attr.union(): ${one.type} and ${other.type} are both stored as ${type}, so that nothing tells which was read; a map around each, with a literal, does`,
    );
  }
  if (kindInCode(one) === kindInCode(other)) {
    throw new InvalidModelError(
      `attr.union(): two members are both a ${kindInCode(one)} in code, so that nothing tells how to store one`,
    );
  }
}

/** The attribute that every map has, never missing (not even from what is given), as a literal or an enum, with other values in each. */
function discriminatorOf(maps: readonly MapDefinition[]): string {
  const [first] = maps as [MapDefinition, ...MapDefinition[]];
  const found = Object.keys(first.attributes).find((name) => {
    const definitions = maps.map(({ attributes }) => (Object.hasOwn(attributes, name) ? attributes[name] : undefined));
    const values = definitions.map((definition) =>
      definition === undefined || definition.optional || definition.nullable || definition.default
        ? undefined
        : fixedValues(definition),
    );
    const names = new Set(definitions.map((definition) => definition && storedName(name, definition)));
    const all = values.flatMap((own) => own ?? []);
    return names.size === 1 && values.every((own) => own !== undefined) && new Set(all).size === all.length;
  });
  if (found !== undefined) return found;
  throw new InvalidModelError(
    `attr.union(): its ${maps.length} maps have no attribute that tells them apart; give each a literal of the same name, e.g. kind: attr.literal("circle")`,
  );
}

function isMap(definition: AttributeDefinition): definition is MapDefinition {
  return definition.type === "map";
}

/** What a value is in code, for the members that are stored as different types. */
function kindInCode(definition: AttributeDefinition): string {
  switch (definition.type) {
    case "enum":
      return "string";
    case "literal":
      return typeof definition.value;
    case "map":
    case "record":
      return "plain object";
    default:
      return definition.type;
  }
}
