import type { AttributeValue } from "@dynamorm/core";
import { exactNumber } from "../../number-text.ts";

/** What is stored, where it can be a value of an enum or a literal: a text, a number, `true` or `false`. */
export function storedFixedValue(stored: AttributeValue | null | undefined): unknown {
  if (typeof stored?.N === "string") return exactNumber(stored.N);
  return stored?.S ?? stored?.BOOL;
}
