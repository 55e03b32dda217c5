import { invalidQuery } from "@dynamorm/update-builder";
import type { ModelContext } from "../context.ts";
import type { QueryDescription } from "../describe/description.ts";
import type { Plan } from "./plan.ts";

/** What is done about a query that reads a whole table or index: nothing is said, a warning is given once, or it is refused. */
export type FullScanPolicy = "allow" | "warn" | "error";

/** The policies, for callers without types. */
export const fullScanPolicies: readonly FullScanPolicy[] = ["allow", "warn", "error"];

/** What was warned of: a program that asks the same thing a thousand times is told once. */
const told = new Set<string>();

/**
 * Sees to it that no query reads a whole table or index without a word.
 *
 * @throws InvalidQueryError where full scans are refused.
 */
export function guardFullScan(
  { model, fullScans }: ModelContext,
  plan: Plan,
  { fullScan, scan }: QueryDescription,
): void {
  if (plan.operation !== "Scan" || scan !== undefined) return;
  const policy = fullScan ?? fullScans;
  if (policy === "allow") return;
  const source = plan.index === undefined ? `the whole table "${model.table}"` : `the whole index "${plan.index}"`;
  const message = `this query reads ${source}: ${plan.reason}. If that is meant, say so by fullScan("allow")`;
  if (policy === "error") throw invalidQuery(model, message);
  const warning = `Model "${model.name}": ${message}`;
  if (told.has(warning)) return;
  told.add(warning);
  // Where there is no process, as on some edge runtimes, there is nobody to warn.
  globalThis.process?.emitWarning(warning, { type: "DynamORMWarning", code: "DYNAMORM_FULL_SCAN" });
}
