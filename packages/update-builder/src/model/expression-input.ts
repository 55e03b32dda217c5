import {
  type AnyModel,
  type AttributeDefinition,
  type AttributeValue,
  type ExpressionInput,
  storedPath,
  storedType,
} from "@dynamorm/core";
import { type EncodeOperand, Placeholders } from "@dynamorm/expressions";
import type { ModelCodec } from "./model-codec.ts";
import { StoredOperand } from "./stored-operand.ts";
import { definitionOf } from "./model-path.ts";

/** The placeholders of one request: names as the table has them, values encoded as the model's attributes are stored. */
export function requestPlaceholders(model: AnyModel, codec: ModelCodec): Placeholders<AttributeValue> {
  return new Placeholders(encodeOperand(model, codec), (path) => storedPath(model.attributes, path));
}

/** What the placeholders stand for, as a request has it. */
export function expressionInput(placeholders: Placeholders<AttributeValue>): ExpressionInput {
  const input: ExpressionInput = {};
  addBindings(input, placeholders);
  return input;
}

/** Adds {@link expressionInput} to the input of a request. */
export function addBindings(input: ExpressionInput, placeholders: Placeholders<AttributeValue>): void {
  const { names, values } = placeholders.bindings();
  if (names !== undefined) input.ExpressionAttributeNames = names;
  if (values !== undefined) input.ExpressionAttributeValues = values;
}

/** Encodes the operands of conditions as the attributes at their paths are stored. */
export function encodeOperand(model: AnyModel, codec: ModelCodec): EncodeOperand<AttributeValue> {
  return (value, path, role) => {
    if (value instanceof StoredOperand) return value.stored;
    if (role === "value") return codec.marshalValue(path, value);
    // What bytes begin with is bytes.
    if (role === "prefix" && value instanceof Uint8Array && hasBytes(definitionOf(model, path))) return { B: value };
    // A prefix is a part of a text, as an element is a part of a list.
    if (role === "element" || role === "prefix") return codec.marshalElement(path, value);
    return role === "size" ? { N: String(value) } : { S: value as string };
  };
}

/** Whether values of an attribute are bytes, or may be. */
function hasBytes(definition: AttributeDefinition): boolean {
  if (definition.type === "union") return definition.members.some(hasBytes);
  return storedType(definition) === "B";
}
