import type { AnyModel } from "@dynamorm/core";
import { type Condition, type OperatorCondition, pathsOf } from "@dynamorm/expressions";
import type { KeyText } from "@dynamorm/marshaling";
import type { Candidate } from "./candidate.ts";
import type { QueryDescription } from "../describe/description.ts";
import { conditionsOn } from "./conditions-on.ts";
import { isWholeKey } from "./key-conditions.ts";
import { sortsBy } from "./template-conditions.ts";

/** Why a candidate cannot tell what was deleted softly from what was not: it lacks the mark, or has nothing without it. */
export function deletionReason(
  { roles: { deletedAt } }: AnyModel,
  { holds, sparse }: Candidate,
  { deleted = "without" }: QueryDescription,
): string | undefined {
  if (deletedAt === undefined || deleted === "with") return undefined;
  if (holds?.has(deletedAt) === false) {
    return `it does not hold "${deletedAt}", which tells deleted items from others; withDeleted() reads both`;
  }
  if (deleted === "only" || !sparse.includes(deletedAt)) return undefined;
  return `its key is made of "${deletedAt}", which deleted items alone have; withDeleted() reads them`;
}

/** Why a candidate cannot give what is asked for, by Query or by Scan: it is not consistent, or lacks attributes. */
export function unservableReason(
  candidate: Candidate,
  description: QueryDescription,
  conditions: readonly Condition[],
): string | undefined {
  if (description.consistent && candidate.type === "global") return "a global index cannot be read consistently";
  const { holds } = candidate;
  if (holds === undefined) return undefined;
  const missing = [...new Set(conditions.flatMap(pathsOf).map(([name]) => name))].filter((name) => !holds.has(name));
  if (missing.length > 0) return `it does not hold ${quoted(missing)}, which a condition looks at`;
  if (description.select === undefined) {
    return "it does not hold every attribute, and no select() says which are wanted";
  }
  const wanted = description.select.filter((name) => !holds.has(name));
  return wanted.length > 0 ? `it does not hold ${quoted(wanted)}, which is selected` : undefined;
}

/** An index that lacks some items is only right where a condition leaves these out, or a hint does. */
export function sparseReason(
  model: AnyModel,
  { sparse }: Candidate,
  description: QueryDescription,
  conditions: readonly Condition[],
): string | undefined {
  if (description.index !== undefined) return undefined;
  const unwanted = sparse.find(
    (name) => !conditionsOn(name, conditions).some((condition) => impliesValue(model, name, condition)),
  );
  return unwanted === undefined
    ? undefined
    : `it lacks the items without "${unwanted}"; hint it with index() if these are not wanted`;
}

/** Whether a condition holds only for items that have a value there. `null` is there, but no key is made of it. */
function impliesValue(model: AnyModel, name: string, { operator, operands }: OperatorCondition): boolean {
  if (operator === "attribute_exists" || operator === "attribute_type") {
    return model.attributes[name]?.definition.nullable !== true;
  }
  return operator !== "attribute_not_exists" && operator !== "<>" && !operands.includes(null);
}

/** Why a candidate cannot give the order that is asked for. */
export function orderReason(
  candidate: Candidate,
  { order, where }: QueryDescription,
  keys: readonly OperatorCondition[],
): string | undefined {
  const { sortKey, computedSort } = candidate;
  if (order === undefined || order.attribute === sortKey) return undefined;
  if (computedSort !== undefined && sortsBy(computedSort, order.attribute, where)) return undefined;
  if (isFullKey(candidate, keys)) return undefined; // one item at most, in any order
  return sortKey === undefined
    ? `it cannot order by "${order.attribute}": it has no sort key`
    : `it cannot order by "${order.attribute}": its sort key is "${sortKey}"${computedSort === undefined ? "" : `, which sorts by ${sortedParts(computedSort)}`}`;
}

/** What a computed key sorts by, one part after the other. */
function sortedParts({ parts }: KeyText): string {
  const names = parts.filter(({ isOrdered }) => isOrdered).map(({ name }) => `"${name}"`);
  return names.length === 0 ? "nothing" : `${names.join(", then ")}, each where those before it are equal to one value`;
}

/** Whether equality on each part of the table's key is given: one item at most. */
export function isFullKey(candidate: Candidate, keys: readonly OperatorCondition[]): boolean {
  return candidate.type === "table" && isWholeKey(candidate, keys);
}

function quoted(names: readonly string[]): string {
  return names.map((name) => `"${name}"`).join(", ");
}
