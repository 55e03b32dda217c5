import type { AttributeValue, ExpressionInput } from "@dynamorm/core";
import { type EncodeOperand, Placeholders } from "@dynamorm/expressions";
import type { ModelCodec } from "./model-codec.ts";

/** The placeholders of one request, whose values are encoded as the model's attributes are stored. */
export function requestPlaceholders(codec: ModelCodec): Placeholders<AttributeValue> {
  return new Placeholders(encodeOperand(codec));
}

/** What the placeholders stand for, as a request has it. */
export function expressionInput(placeholders: Placeholders<AttributeValue>): ExpressionInput {
  const { names, values } = placeholders.bindings();
  return { ...(names && { ExpressionAttributeNames: names }), ...(values && { ExpressionAttributeValues: values }) };
}

function encodeOperand(codec: ModelCodec): EncodeOperand<AttributeValue> {
  return (value, path, role) => {
    if (role === "value") return codec.marshalValue(path, value);
    // A prefix is a part of a text, as an element is a part of a list.
    if (role === "element" || role === "prefix") return codec.marshalElement(path, value);
    return role === "size" ? { N: String(value) } : { S: value as string };
  };
}
