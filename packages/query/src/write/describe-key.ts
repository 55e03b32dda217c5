import { operandText } from "../plan/describe-condition.ts";

/** A key for people: `{ id: "123" }`. */
export function describeKey(key: Readonly<Record<string, unknown>>): string {
  const parts = Object.entries(key).map(([name, value]) => `${name}: ${operandText(value)}`);
  return `{ ${parts.join(", ")} }`;
}
