import { Attribute, type AnyAttribute } from "../attributes/attribute.ts";
import { attributeNameFault } from "../attributes/attribute-name-fault.ts";
import type { AttributeDefinition, MapDefinition } from "../attributes/definition.ts";
import { storedName, storedNameClash } from "../attributes/stored-name.ts";
import { describeValue } from "../describe-value.ts";
import type { Refuse } from "./unchecked-definition.ts";

/** How attributes are named in the table: by a convention, or by a function of the name in code. `storedAs()` goes before both. */
export type Naming = "camelCase" | "snake_case" | ((name: string) => string);

/** Refuses what is no naming. */
export function checkNaming(naming: unknown, refuse: Refuse): void {
  if (naming === undefined || naming === "camelCase" || naming === "snake_case" || typeof naming === "function") return;
  refuse(`naming is "camelCase", "snake_case" or a function of a name, not ${describeValue(naming)}`);
}

/** The attributes with their names in the table, those of nested maps too. */
export function withNaming<Attributes extends Readonly<Record<string, AnyAttribute>>>(
  attributes: Attributes,
  naming: Naming | undefined,
  refuse: Refuse,
): Attributes {
  if (naming === undefined) return attributes;
  const nameOf = (name: string): string => {
    const stored = typeof naming === "function" ? namedBy(naming, name, refuse) : conventions[naming](name);
    const fault = typeof stored === "string" ? attributeNameFault(stored) : `${describeValue(stored)} is no name`;
    if (fault !== undefined) refuse(`the naming of "${name}": ${fault}`, name);
    return stored as string;
  };
  const named = Object.entries(attributes).map(([name, { definition }]): [string, AnyAttribute] => [
    name,
    new Attribute(namedDefinition(name, definition, nameOf, (clash) => refuse(`"${name}": ${clash}`, name))),
  ]);
  return Object.fromEntries(named) as Attributes;
}

function namedBy(naming: (name: string) => unknown, name: string, refuse: Refuse): unknown {
  try {
    return naming(name);
  } catch (cause) {
    const words = cause instanceof Error ? `"${cause.message}"` : describeValue(cause);
    return refuse(`the naming of "${name}" threw ${words}`, name, cause);
  }
}

type NameOf = (name: string) => string;
type RefuseClash = (clash: string) => never;

function namedDefinition(
  name: string,
  definition: AttributeDefinition,
  nameOf: NameOf,
  refuseClash: RefuseClash,
): AttributeDefinition {
  const inner = withNamedParts(definition, nameOf, refuseClash);
  if (inner.storedAs !== undefined) return inner;
  const stored = nameOf(name);
  return stored === name ? inner : Object.freeze({ ...inner, storedAs: stored });
}

/** The same definition, with names for what is nested in it. */
function withNamedParts(
  definition: AttributeDefinition,
  nameOf: NameOf,
  refuseClash: RefuseClash,
): AttributeDefinition {
  switch (definition.type) {
    case "map":
      return Object.freeze({ ...definition, attributes: namedParts(definition, nameOf, refuseClash) });
    case "list":
    case "record":
      return Object.freeze({ ...definition, element: withNamedParts(definition.element, nameOf, refuseClash) });
    case "union": {
      const members = definition.members.map((member) => withNamedParts(member, nameOf, refuseClash));
      const { discriminator } = definition;
      if (discriminator !== undefined && storedNamesOf(discriminator, members).size > 1) {
        refuseClash(`"${discriminator}", which tells the members of a union apart, would have several names`);
      }
      return Object.freeze({ ...definition, members: Object.freeze(members) });
    }
    case "custom":
      return Object.freeze({ ...definition, stored: withNamedParts(definition.stored, nameOf, refuseClash) });
    default:
      return definition;
  }
}

function storedNamesOf(name: string, members: readonly AttributeDefinition[]): ReadonlySet<string> {
  const parts = members.flatMap((member) => (member.type === "map" ? [member.attributes[name]] : []));
  return new Set(parts.map((part) => part && storedName(name, part)).filter((stored) => stored !== undefined));
}

function namedParts(
  { attributes }: MapDefinition,
  nameOf: NameOf,
  refuseClash: RefuseClash,
): MapDefinition["attributes"] {
  const parts = Object.entries(attributes).map(
    ([name, part]) => [name, namedDefinition(name, part, nameOf, refuseClash)] as const,
  );
  const clash = storedNameClash(parts);
  if (clash !== undefined) refuseClash(clash);
  // A null prototype: "__proto__" is an attribute name like any other.
  return Object.freeze(
    Object.assign(Object.create(null) as Record<string, AttributeDefinition>, Object.fromEntries(parts)),
  );
}

const conventions = {
  camelCase: (name: string): string =>
    wordsOf(name)
      .map((word, index) => (index === 0 ? word : `${word.charAt(0).toUpperCase()}${word.slice(1)}`))
      .join(""),
  snake_case: (name: string): string => wordsOf(name).join("_"),
};

/** The words of a name, in lower case: `userID2Name`, `user_id2_name` → `user`, `id2`, `name`. A name of no words stays as it is. */
function wordsOf(name: string): readonly string[] {
  const words = name.match(/\p{Lu}+(?!\p{Ll})\d*|\p{Lu}?\p{Ll}[\p{Ll}\d]*|\d+|[\p{Lo}\p{Lm}\p{Lt}]+/gu);
  return words === null ? [name] : words.map((word) => word.toLowerCase());
}
