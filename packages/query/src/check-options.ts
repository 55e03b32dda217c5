import { type AnyModel, describeName, describeValue, InvalidQueryError } from "@dynamorm/core";

/** Refuses what is no number of items. */
export function checkCount(model: AnyModel, method: string, count: number): void {
  if (Number.isSafeInteger(count) && count > 0) return;
  refuse(model, `${method}() takes a whole number from 1, not ${describeValue(count)}`);
}

/** Refuses names that the model does not have. */
export function checkAttributeNames(model: AnyModel, method: string, names: readonly string[]): void {
  const known = Object.keys(model.attributes);
  if (names.length === 0) refuse(model, `${method}() names at least one attribute; there are ${known.join(", ")}`);
  const unknown = names.find((name) => !known.includes(name));
  if (unknown === undefined) return;
  refuse(model, `${method}() names ${describeName(unknown)}, which is no attribute; there are ${known.join(", ")}`);
}

/** Refuses what is no direction. */
export function checkDirection(model: AnyModel, direction: string): void {
  if (direction === "asc" || direction === "desc") return;
  refuse(model, `orderBy() goes "asc" or "desc", not ${describeValue(direction)}`);
}

function refuse(model: AnyModel, message: string): never {
  throw new InvalidQueryError(`Model "${model.name}": ${message}`, { model: model.name, table: model.table });
}
