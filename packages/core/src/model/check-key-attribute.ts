import type { AnyAttribute } from "../attributes/attribute.ts";
import { storedName } from "../attributes/stored-name.ts";
import { storedType } from "../attributes/stored-type.ts";
import { writtenDefinition } from "../attributes/written-definition.ts";
import { didYouMean } from "../closest-name.ts";
import { describeName } from "../describe-name.ts";
import type { Refuse } from "./unchecked-definition.ts";

/**
 * DynamoDB's limit for names that a table's definition holds: those of keys, of projected attributes and of Time to Live.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html
 * https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TimeToLiveSpecification.html
 */
export const mostNameCharacters = 255;

/** Refuses a key attribute that the model lacks, or of a type that DynamoDB has no keys of. */
export function checkKeyAttribute(
  what: string,
  name: unknown,
  attributes: Readonly<Record<string, AnyAttribute>>,
  refuse: Refuse,
): void {
  if (name === undefined) return refuse(`${what} is missing`);
  const is = `${what} is ${describeName(name)}`;
  if (typeof name !== "string" || !Object.hasOwn(attributes, name)) {
    const known = Object.keys(attributes);
    return refuse(
      `${is}, which is no attribute; there are ${known.join(", ")}${didYouMean(name, known)}`,
      typeof name === "string" ? name : undefined,
    );
  }
  const { definition } = attributes[name] as AnyAttribute;
  const stored = storedName(name, definition);
  if (stored.length > mostNameCharacters) {
    const named = stored === name ? is : `${is}, stored as ${describeName(stored)}`;
    return refuse(`${named}; DynamoDB allows ${mostNameCharacters} characters in the name of a key attribute`, name);
  }
  const written = writtenDefinition(definition);
  if (definition.nullable || written.nullable) {
    return refuse(`${is}, which is nullable; DynamoDB takes no NULL as a key: use optional() for a sparse index`, name);
  }
  // A union may be of one type in the table; nothing says that it stays so.
  const isOne = written.type !== "union" && written.type !== "json";
  if (isOne && ["S", "N", "B"].includes(storedType(written) ?? "")) return;
  refuse(
    `${is}, a ${definition.type}${written === definition ? "" : ` stored as ${written.type}`}; DynamoDB keys are strings, numbers or binary: use a string, number, bigint, date, enum or binary attribute`,
    name,
  );
}
