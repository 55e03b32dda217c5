import { type AttributeDefinition, describeValue, formatPath } from "@dynamorm/core";
import { emptyValueOf } from "@dynamorm/marshaling";
import { codecOf } from "../model/model-codec.ts";
import { keyFault } from "../model/key-fault.ts";
import { withDefaults } from "../plan/with-defaults.ts";
import { type Changeable, refusal } from "./changeable-at.ts";

/**
 * A value as it is set, with the defaults of maps within it filled in; `undefined` for an empty one that is not stored.
 *
 * @throws InvalidItemError for a value that does not fit the attribute.
 * @throws InvalidQueryError for nothing, for `null` where the attribute is not nullable, and for what no key of an index can be.
 */
export function valueToSet(at: Changeable, given: unknown): { readonly value: unknown } | undefined {
  const { model, path, definition } = at;
  const [name] = path;
  if (given === undefined) throw refusal(at, `it is set to nothing; ${mendOfNothing(at)}`);
  if (given === null && !isOwnNull(definition)) {
    throw refusal(at, `null is no value of it; ${mendOfNothing(at)}, or make it nullable() to store null`);
  }
  if (emptyValueOf(definition)?.is(given)) return undefined;
  const value = withDefaults(definition, given);
  codecOf(model).marshalValue(path, value);
  const fault = path.length === 1 ? keyFault(model, name, value) : undefined;
  if (fault !== undefined) throw refusal(at, `it is set to ${fault}`);
  return { value };
}

/**
 * A number to count by.
 *
 * @throws InvalidItemError for what does not fit the attribute.
 * @throws InvalidQueryError for an attribute whose 0 is not stored: DynamoDB would store the one that counting comes to, and conditions,
 * which ask whether there is none, would not find it.
 */
export function numberFor(at: Changeable, given: unknown): unknown {
  if (at.definition.omitEmpty) {
    throw refusal(
      at,
      "it is omitEmpty, and DynamoDB would store the 0 that it may come to, which no query finds; make it default(0) in place of omitEmpty(), or count it by modify()",
    );
  }
  const { N } = codecOf(at.model).marshalValue(at.path, given);
  // What may be anything takes anything.
  if (N === undefined) throw refusal(at, `it is counted by a number, not by ${describeValue(given)}`);
  return given;
}

/** Elements of a set, at least one. @throws InvalidItemError for what does not fit the attribute. */
export function setFor(at: Changeable, given: unknown): unknown {
  const { SS, NS, BS } = codecOf(at.model).marshalValue(at.path, given);
  if ((SS ?? NS ?? BS) === undefined) throw refusal(at, `it takes a Set of elements, not ${describeValue(given)}`);
  return given;
}

/** Elements of a list. @throws InvalidItemError for what does not fit the list. @throws InvalidQueryError for what is no list. */
export function elementsFor(at: Changeable, given: unknown): unknown {
  if (!Array.isArray(given)) throw refusal(at, `it takes a list of elements, not ${describeValue(given)}`);
  const elements = withDefaults(at.definition, given);
  codecOf(at.model).marshalValue(at.path, elements);
  return elements;
}

/** Whether `null` is a value of the attribute, and no wish to remove it. */
function isOwnNull({ type, optional, nullable }: AttributeDefinition): boolean {
  return nullable || (!optional && (type === "json" || type === "unknown"));
}

/** What to do where an attribute is to have no value. */
function mendOfNothing({ path, definition }: Changeable): string {
  const isElement = typeof path.at(-1) === "number";
  if (definition.optional || isElement) return `use remove("${formatPath(path)}") to remove it`;
  return "every item has it; make it optional() if items may lack it";
}
