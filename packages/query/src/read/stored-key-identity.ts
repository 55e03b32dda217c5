import { type AnyModel, type AttributeValue, inWords, type StoredItem, storedNameOf } from "@dynamorm/core";
import { canonicalDecimal } from "@dynamorm/expressions";
import { invalidQuery, keyNames } from "@dynamorm/update-builder";

/**
 * A text that is the same for two stored items, or keys, if DynamoDB takes their keys for the same: numbers by value (`1.0` is `1`), bytes
 * by what they are, whether a client gave them or the JSON of a response. `undefined` for what lacks a part of the key.
 */
export function storedKeyIdentity(model: AnyModel, item: StoredItem): string | undefined {
  const { partitionKey, sortKey } = storedKeyNames(model);
  const partition = storedValueIdentity(item[partitionKey]);
  if (partition === undefined || sortKey === undefined) return partition;
  const sort = storedValueIdentity(item[sortKey]);
  // With its length, so that no two keys of two parts give one text.
  return sort === undefined ? undefined : `${partition.length}.${partition}${sort}`;
}

interface StoredKeyNames {
  readonly partitionKey: string;
  readonly sortKey: string | undefined;
}

const known = new WeakMap<AnyModel, StoredKeyNames>();

/** The names that the table has for its key. */
function storedKeyNames(model: AnyModel): StoredKeyNames {
  let names = known.get(model);
  if (names === undefined) {
    const { partitionKey, sortKey } = model.key;
    names = {
      partitionKey: storedNameOf(model, partitionKey),
      sortKey: sortKey === undefined ? undefined : storedNameOf(model, sortKey),
    };
    known.set(model, names);
  }
  return names;
}

/** As {@link storedKeyIdentity}, for keys that are given. @throws InvalidQueryError for one that is not whole. */
export function keyIdentity(model: AnyModel, key: StoredItem): string {
  const identity = storedKeyIdentity(model, key);
  if (identity !== undefined) return identity;
  const names = keyNames(model.key).map((name) => storedNameOf(model, name));
  throw invalidQuery(model, `a stored key has ${inWords(names, "and")}, each a text, a number or bytes`);
}

/** As {@link storedKeyIdentity}, for one value of a key: a text, a number or bytes. `undefined` for any other. */
export function storedValueIdentity(value: AttributeValue | undefined): string | undefined {
  if (value?.S !== undefined) return `S${value.S}`;
  if (value?.N !== undefined) return `N${numberIdentity(value.N)}`;
  return value?.B === undefined ? undefined : `B${bytesIdentity(value.B)}`;
}

/** What is no number, as a stranger's cursor may have it, is like nothing but itself. */
function numberIdentity(text: string): string {
  try {
    return canonicalDecimal(text);
  } catch {
    return text;
  }
}

/** Each byte as a character. The JSON of a response has base64, which executors may leave as it is. */
function bytesIdentity(bytes: Uint8Array | string): string {
  return typeof bytes === "string" ? atob(bytes) : Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
}
