import type { AnyAttribute } from "../attributes/attribute.ts";
import type { AttributeRole, AttributeType } from "../attributes/definition.ts";
import { writtenDefinition } from "../attributes/written-definition.ts";
import { inWords } from "../check-options.ts";
import { didYouMean } from "../closest-name.ts";
import { describeName } from "../describe-name.ts";
import { mostNameCharacters } from "./check-key-attribute.ts";
import type { KeyDefinition } from "./key-definition.ts";
import { isKeyTemplate, type KeyTemplate } from "./key-template.ts";
import type { Refuse } from "./unchecked-definition.ts";

type Attributes = Readonly<Record<string, AnyAttribute>>;

/** The types whose values have a text that tells them apart. */
const partTypes: ReadonlySet<AttributeType> = new Set([
  "string",
  "number",
  "bigint",
  "boolean",
  "date",
  "enum",
  "literal",
]);

/** Refuses a computed key made of what the model lacks, or of a type that has no text to sort by. */
export function checkKeyTemplate(what: string, template: KeyTemplate, attributes: Attributes, refuse: Refuse): void {
  const { attribute, parts } = template;
  if (attribute.length > mostNameCharacters) {
    refuse(
      `${what} is ${describeName(attribute)}; DynamoDB allows ${mostNameCharacters} characters in the name of a key attribute`,
    );
  }
  for (const name of parts) {
    const is = `${what}, "${attribute}", is made of {${name}}`;
    if (!Object.hasOwn(attributes, name)) {
      const known = Object.keys(attributes);
      refuse(`${is}, which is no attribute; there are ${known.join(", ")}${didYouMean(name, known)}`, name);
    }
    const { definition } = attributes[name] as AnyAttribute;
    const written = writtenDefinition(definition);
    if (!partTypes.has(written.type)) {
      const type = `${definition.type}${written === definition ? "" : ` stored as ${written.type}`}`;
      refuse(`${is}, a ${type}; a part is a ${inWords([...partTypes], "or")} attribute`, name);
    }
    if (written !== definition && written.nullable) {
      refuse(
        `${is}, a ${definition.type} stored as a nullable ${written.type}; a part that may be missing is optional() itself`,
        name,
      );
    }
    if (definition.optional && definition.omitEmpty) {
      refuse(
        `${is}, which is both optional and omitEmpty: an empty value would make a key, and be read back as nothing, which makes none; take one of the two`,
        name,
      );
    }
    if (definition.role === "version") {
      refuse(`${is}, the version, which DynamoDB counts up by itself; a computed key cannot follow it`, name);
    }
  }
}

/** Roles of attributes that the library changes by itself, and when it does. */
const moving: Partial<Readonly<Record<AttributeRole, string>>> = {
  updatedAt: "changes with every write",
  deletedAt: "delete() and restore() change",
};

/**
 * What the library changes by itself changes the computed key too: then it has to know the other parts, which only those of the table's
 * key are sure to be.
 */
export function checkRecomputable(
  what: string,
  { attribute, parts }: KeyTemplate,
  attributes: Attributes,
  { partitionKey, sortKey }: KeyDefinition,
  refuse: Refuse,
): void {
  const changed = parts.find((name) => whenChanged(attributes[name]) !== undefined);
  if (changed === undefined) return;
  const known = [partitionKey, sortKey].flatMap<string | undefined>((part) =>
    isKeyTemplate(part) ? part.parts : [part],
  );
  const other = parts.find((name) => name !== changed && !known.includes(name));
  if (other === undefined) return;
  refuse(
    `${what}, "${attribute}", is made of {${changed}}, which ${whenChanged(attributes[changed])}, and of {${other}}, which an update may not know; next to ${changed} only parts of the table's key can stand`,
    other,
  );
}

function whenChanged(attribute: AnyAttribute | undefined): string | undefined {
  const role = attribute?.definition.role;
  return role && moving[role];
}
