import type { AnyAttribute } from "../attributes/attribute.ts";
import { storedType } from "../attributes/stored-type.ts";
import { describeValue } from "../describe-value.ts";
import type { Refuse } from "./unchecked-definition.ts";

/** DynamoDB's limit. https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html */
const mostCharacters = 255;

/** Refuses a key attribute that the model lacks, or of a type that DynamoDB has no keys of. */
export function checkKeyAttribute(
  what: string,
  name: unknown,
  attributes: Readonly<Record<string, AnyAttribute>>,
  refuse: Refuse,
): void {
  if (name === undefined) return refuse(`${what} is missing`);
  const attribute = typeof name === "string" && Object.hasOwn(attributes, name) ? attributes[name] : undefined;
  if (attribute === undefined) {
    return refuse(
      `${what} is ${describeValue(name)}, which is no attribute; there are ${Object.keys(attributes).join(", ")}`,
      String(name),
    );
  }
  if ((name as string).length > mostCharacters) {
    return refuse(
      `${what} is "${(name as string).slice(0, 20)}…"; the name of a key attribute has ${mostCharacters} characters at most`,
      name as string,
    );
  }
  const type = storedType(attribute.definition);
  if (type === "S" || type === "N" || type === "B") return;
  refuse(
    `${what} is "${String(name)}", a ${attribute.definition.type}; DynamoDB keys are strings, numbers or binary: use a string, number, date or enum attribute`,
    String(name),
  );
}
