import type { AnyAttribute } from "../attributes/attribute.ts";
import { storedType } from "../attributes/stored-type.ts";
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
    const known = Object.keys(attributes).join(", ");
    return refuse(`${is}, which is no attribute; there are ${known}`, typeof name === "string" ? name : undefined);
  }
  if (name.length > mostNameCharacters) {
    return refuse(`${is}; DynamoDB allows ${mostNameCharacters} characters in the name of a key attribute`, name);
  }
  const { definition } = attributes[name] as AnyAttribute;
  if (["S", "N", "B"].includes(storedType(definition))) return;
  refuse(
    `${is}, a ${definition.type}; DynamoDB keys are strings, numbers or binary: use a string, number, date or enum attribute`,
    name,
  );
}
