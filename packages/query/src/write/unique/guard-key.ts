import {
  type AnyModel,
  type AttributeValue,
  declareModel,
  InvalidItemError,
  key,
  type StoredItem,
  storedDefinitions,
  storedNameOf,
  storedType,
  wrongKeyBytes,
} from "@dynamorm/core";
import { string } from "@dynamorm/core/attr";
import { canonicalDecimal } from "@dynamorm/expressions";
import { keyTexts } from "@dynamorm/marshaling";

/** What the partition keys of all guards begin with, and of no item of a model that has any. */
export const guardMark = "_unique#";

/** The key of guards is a computed key like others: what separates its parts is escaped in them, so that no two inputs make one key. */
const Guard = declareModel({
  name: "guard",
  table: "guards",
  attributes: { model: string(), attribute: string(), value: string() },
  key: { partitionKey: key("guard", "_unique#{model}#{attribute}#{value}") },
});

/** What is unique: the model and the attribute by the names that the table has for them, which stay when code is renamed. */
export function guardedName(model: AnyModel, attribute: string): string {
  return `${tableNameOf(model)}.${storedNameOf(model, attribute)}`;
}

/**
 * The key of the guard of a value, as it is stored: one text for all ways to write a number. Where the table has a sort key, it is
 * the same for all guards.
 *
 * @throws InvalidItemError for a value that is too long to be in a key.
 */
export function guardKey(model: AnyModel, attribute: string, value: AttributeValue): StoredItem {
  const parts = { model: tableNameOf(model), attribute: storedNameOf(model, attribute), value: valueText(value) };
  const text = keyTexts(Guard)["guard"]?.textOf(parts) ?? "";
  const bytes = wrongKeyBytes(text, { what: "partition key", mostBytes });
  if (bytes !== undefined) throw tooLong(model, attribute, bytes);
  const { partitionKey, sortKey } = model.key;
  return {
    [storedNameOf(model, partitionKey)]: keyTypeOf(model, partitionKey) === "B" ? { B: bytesOf(text) } : { S: text },
    ...(sortKey !== undefined && { [storedNameOf(model, sortKey)]: sortValues[keyTypeOf(model, sortKey)] }),
  };
}

/** Whether a stored key is one that a guard could have. */
export function isGuardKey(model: AnyModel, stored: StoredItem): boolean {
  const { S, B } = stored[storedNameOf(model, model.key.partitionKey)] ?? {};
  const text = B instanceof Uint8Array ? new TextDecoder().decode(B.subarray(0, guardMark.length)) : S;
  return text?.startsWith(guardMark) ?? false;
}

/** DynamoDB's limit for partition keys: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html */
const mostBytes = 2048;

const sortValues = {
  S: { S: guardMark },
  N: { N: "0" },
  B: { B: bytesOf(guardMark) },
} as const;

/** Models of one type tag are one model in several versions; without a tag, those of one name are. */
function tableNameOf({ name, typeTag }: AnyModel): string {
  return typeTag?.value ?? name;
}

/** The type of a key: models are made with no others than these. */
function keyTypeOf(model: AnyModel, name: string): "S" | "N" | "B" {
  const definition = storedDefinitions(model)[name];
  return (definition && storedType(definition)) as "S" | "N" | "B";
}

function valueText({ S, N, B }: AttributeValue): string {
  if (S !== undefined) return S;
  if (N !== undefined) return canonicalDecimal(N);
  // The JSON of a response has base64 already.
  return B instanceof Uint8Array ? btoa(Array.from(B, (byte) => String.fromCharCode(byte)).join("")) : String(B);
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

function tooLong({ name, table }: AnyModel, attribute: string, bytes: number): InvalidItemError {
  const expected = `a value whose guard has a key of at most ${mostBytes} bytes`;
  const received = `a value whose guard would have a key of ${bytes}`;
  return new InvalidItemError(
    `Model "${name}": "${attribute}" is too long to be unique: what guards its value has a key that is made of it, of ${bytes} bytes with what is escaped; DynamoDB allows ${mostBytes}. Make a hash of the value unique`,
    { model: name, table, attribute, path: attribute, expected, received },
  );
}
