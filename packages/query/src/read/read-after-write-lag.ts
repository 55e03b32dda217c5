import { type AnyModel, type IndexSchema, inWords, type StoredItem, storedNameOf } from "@dynamorm/core";
import { compareStored, equalStored } from "@dynamorm/expressions";
import { keyNames } from "@dynamorm/update-builder";

/** What an index lacks of an item, in words and without values; `undefined` where it shows the item as it was written, or a later one. */
export function lagOf(
  model: AnyModel,
  index: IndexSchema,
  written: StoredItem,
  shown: StoredItem | undefined,
): string | undefined {
  if (shown === undefined) return "does not show the item";
  const { version, updatedAt } = model.roles;
  const versions = version === undefined ? [] : [written, shown].map((item) => item[storedNameOf(model, version)]?.N);
  const [wanted, there] = versions;
  if (wanted !== undefined && there !== undefined) {
    return Number(there) >= Number(wanted) ? undefined : `shows version ${there}, not ${wanted}`;
  }
  const differing = heldNames(model, index).filter((name) => {
    const stored = storedNameOf(model, name);
    return !isSame(written[stored], shown[stored]);
  });
  if (differing.length === 0 || (updatedAt !== undefined && isLater(model, updatedAt, written, shown)))
    return undefined;
  const quoted = differing.map((name) => `"${name}"`);
  return `shows other values of ${inWords(quoted, "and")}`;
}

/** Names of what an index holds of the items of a model: attributes, and computed keys. */
function heldNames(model: AnyModel, { projection, ...index }: IndexSchema): readonly string[] {
  const keys = [...keyNames(model.key), ...keyNames(index)];
  if (projection === "keys") return [...new Set(keys)];
  const others = projection === "all" ? Object.keys(model.attributes) : projection;
  return [...new Set([...others, ...keys])];
}

function isSame(one: StoredItem[string] | undefined, other: StoredItem[string] | undefined): boolean {
  return one === undefined || other === undefined ? one === other : equalStored(one, other);
}

/** Whether what is shown was written after this. */
function isLater(model: AnyModel, updatedAt: string, written: StoredItem, shown: StoredItem): boolean {
  const [before, after] = [written, shown].map((item) => item[storedNameOf(model, updatedAt)]);
  return before !== undefined && after !== undefined && (compareStored(after, before) ?? 0) > 0;
}
