import { describeValue } from "@dynamorm/core";

/** A key for people: `{ id: "123" }`. */
export function describeKey(key: Readonly<Record<string, unknown>>): string {
  const parts = Object.entries(key).map(([name, value]) => `${name}: ${operandText(value)}`);
  return `{ ${parts.join(", ")} }`;
}

/** An operand, or a value of a key, as text. */
export function operandText(operand: unknown): string {
  if (typeof operand === "string") return JSON.stringify(operand);
  if (operand instanceof Date) return Number.isNaN(operand.getTime()) ? "an invalid date" : operand.toISOString();
  if (typeof operand === "number" || typeof operand === "bigint") return String(operand);
  return describeValue(operand);
}
