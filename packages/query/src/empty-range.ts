import type { AttributeValue } from "@dynamorm/core";
import type { OperatorCondition } from "@dynamorm/expressions";
import type { ModelCodec } from "./model-codec.ts";

/** Whether the ends of a `between` are the wrong way round: nothing lies there, and DynamoDB refuses it instead of saying so. */
export function isEmptyRange(codec: ModelCodec, { path, operator, operands }: OperatorCondition): boolean {
  if (operator !== "between") return false;
  const [low, high] = operands.map((operand) => codec.marshalValue(path, operand));
  return low !== undefined && high !== undefined && isAbove(low, high);
}

/** As DynamoDB orders keys: numbers by value, texts by the bytes of their UTF-8. */
function isAbove(low: AttributeValue, high: AttributeValue): boolean {
  if (low.N !== undefined) return Number(low.N) > Number(high.N);
  return compareBytes(encoder.encode(low.S), encoder.encode(high.S)) > 0;
}

const encoder = new TextEncoder();

function compareBytes(a: Uint8Array, b: Uint8Array): number {
  const differing = a.findIndex((byte, index) => byte !== b[index]);
  return differing === -1 ? a.length - b.length : (a[differing] ?? 0) - (b[differing] ?? -1);
}
