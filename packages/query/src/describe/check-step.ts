import { type AnyModel, describeName, didYouMean, describeValue, inWords } from "@dynamorm/core";
import { invalidQuery } from "@dynamorm/update-builder";
import { fullScanPolicies, type FullScanPolicy } from "../plan/full-scans.ts";

/** Refuses what is no number of items. */
export function checkCount(model: AnyModel, method: string, count: number): void {
  if (Number.isSafeInteger(count) && count > 0) return;
  refuse(model, `${method}() takes a whole number from 1, not ${describeValue(count)}`);
}

/** Refuses what is no number of items to leave out. */
export function checkOffset(model: AnyModel, count: number): void {
  if (Number.isSafeInteger(count) && count >= 0) return;
  refuse(model, `offset() takes a whole number from 0, not ${describeValue(count)}`);
}

/** Refuses names that the model does not have. */
export function checkAttributeNames(model: AnyModel, method: string, names: readonly string[]): void {
  checkNames(model, method, names, Object.keys(model.attributes));
}

/** Refuses what cannot be selected: names that are neither attributes nor computed keys. */
export function checkSelected(model: AnyModel, names: readonly string[]): void {
  checkNames(model, "select", names, [...Object.keys(model.attributes), ...Object.keys(model.computed)]);
}

function checkNames(model: AnyModel, method: string, names: readonly string[], known: readonly string[]): void {
  if (names.length === 0) refuse(model, `${method}() names at least one attribute; there are ${known.join(", ")}`);
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length === 0) return;
  const [name] = unknown;
  refuse(
    model,
    `${method}() names ${describeName(name)}, which is no attribute; there are ${known.join(", ")}${didYouMean(name, known)}`,
  );
}

/** Refuses what says nothing about softly deleted items, and asking for them where there are none. */
export function checkDeleted(model: AnyModel, deleted: string): void {
  if (deleted !== "with" && deleted !== "only") {
    refuse(model, `withDeleted() takes "with" or "only", not ${describeValue(deleted)}`);
  }
  if (model.roles.deletedAt !== undefined) return;
  refuse(model, "withDeleted is for models whose items are deleted softly: add an attr.deletedAt()");
}

/** Refuses what is no function where one may be given. */
export function checkOptionalFunction(model: AnyModel, method: string, value: unknown): void {
  if (value === undefined || typeof value === "function") return;
  refuse(model, `${method}() takes a function or nothing, not ${describeValue(value)}`);
}

/** Refuses what is no form of an explanation. */
export function checkForm(model: AnyModel, form: string | undefined): void {
  if (form === undefined || form === "text") return;
  refuse(model, `explain() takes "text" or nothing, not ${describeValue(form)}`);
}

/** Refuses what is no direction. */
export function checkDirection(model: AnyModel, direction: string): void {
  if (direction === "asc" || direction === "desc") return;
  refuse(model, `orderBy() goes "asc" or "desc", not ${describeValue(direction)}`);
}

/** Refuses what is neither true nor false. */
export function checkBoolean(model: AnyModel, method: string, value: boolean): void {
  if (typeof value === "boolean") return;
  refuse(model, `${method}() takes true or false, not ${describeValue(value)}`);
}

/** Refuses what is no policy for full scans. */
export function checkPolicy(model: AnyModel, policy: FullScanPolicy): void {
  if (fullScanPolicies.includes(policy)) return;
  refuse(model, `fullScan() takes ${inWords(fullScanPolicies, "or")}, not ${describeName(policy)}`);
}

/** Refuses an index that the model does not have. */
export function checkIndexName(model: AnyModel, name: string): void {
  const known = Object.keys(model.indexes);
  if (known.includes(name)) return;
  refuse(
    model,
    `index() names ${describeName(name)}, which is no index; ${known.length > 0 ? `there are ${known.join(", ")}` : "the model has none"}${didYouMean(name, known)}`,
  );
}

function refuse(model: AnyModel, message: string): never {
  throw invalidQuery(model, message);
}
