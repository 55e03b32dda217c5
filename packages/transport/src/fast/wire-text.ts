import { isRecord } from "@dynamorm/core";

/** Turns bytes into base64 and back. */
export interface Base64 {
  encode(bytes: Uint8Array): string;
  decode(text: string): Uint8Array;
}

/** With the means of Node.js. What is decoded has memory of its own. */
export const nodeBase64: Base64 = {
  encode: (bytes) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("base64"),
  decode: (text) => new Uint8Array(Buffer.from(text, "base64")),
};

/**
 * The body of a request: its input as JSON, with bytes as base64, which is all that tells the two apart.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.LowLevelAPI.html
 */
export function writeBody(input: object): string {
  return JSON.stringify(withoutBytes(input));
}

/** The same value where it holds no bytes, as nearly all do, and a copy otherwise. */
function withoutBytes(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (ArrayBuffer.isView(value)) return nodeBase64.encode(bytesOf(value));
  if (value instanceof ArrayBuffer) return nodeBase64.encode(new Uint8Array(value));
  if (Array.isArray(value)) return withoutBytesInList(value);
  return withoutBytesInRecord(value as Readonly<Record<string, unknown>>);
}

function withoutBytesInList(list: readonly unknown[]): readonly unknown[] {
  for (let index = 0; index < list.length; index++) {
    if (withoutBytes(list[index]) !== list[index]) return list.map(withoutBytes);
  }
  return list;
}

function withoutBytesInRecord(record: Readonly<Record<string, unknown>>): object {
  for (const name in record) {
    const value = record[name];
    if (typeof value !== "object" || withoutBytes(value) === value) continue;
    return Object.fromEntries(Object.entries(record).map(([each, inner]) => [each, withoutBytes(inner)]));
  }
  return record;
}

function bytesOf({ buffer, byteOffset, byteLength }: ArrayBufferView): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

/**
 * What a body says, in the SDK's shapes: bytes as `Uint8Array`s, moments as `Date`s. A body that is no JSON object says nothing.
 *
 * @throws SyntaxError for what is no JSON.
 */
export function readBody(text: string): Record<string, unknown> {
  if (text === "") return {};
  const read: unknown = JSON.parse(text);
  if (!isRecord(read) || Array.isArray(read)) return {};
  // To look for a name in a text takes microseconds where a walk through all values takes milliseconds: most answers have neither.
  if (mayHoldBytes(text)) restoreBytes(read);
  if (text.includes('DateTime"')) restoreDates(read);
  return read;
}

/** `{"B": "aGk="}` and `{"BS": ["aGk="]}`, and names that begin like them. JSON can write a letter as an escape too, though no engine does. */
function mayHoldBytes(text: string): boolean {
  return text.includes('"B') || text.includes('"\\u0042');
}

/** Wherever an answer has a text at `B`, or a list at `BS`, it is an attribute's value: an attribute of that name has an object there. */
function restoreBytes(value: object): void {
  if (Array.isArray(value)) {
    for (const each of value) if (typeof each === "object" && each !== null) restoreBytes(each);
    return;
  }
  const record = value as Record<string, unknown>;
  for (const name of Object.keys(record)) {
    const inner = record[name];
    if (name === "B" && typeof inner === "string") record[name] = nodeBase64.decode(inner);
    else if (name === "BS" && Array.isArray(inner)) record[name] = inner.map(decodeText);
    else if (typeof inner === "object" && inner !== null) restoreBytes(inner);
  }
}

function decodeText(text: unknown): unknown {
  return typeof text === "string" ? nodeBase64.decode(text) : text;
}

/** Descriptions of tables have moments as seconds since 1970, in fields such as `CreationDateTime`; attributes have no numbers there. */
function restoreDates(value: object): void {
  const record = value as Record<string, unknown>;
  for (const name of Object.keys(record)) {
    const inner = record[name];
    if (typeof inner === "number" && name.endsWith("DateTime")) record[name] = new Date(Math.round(inner * 1000));
    else if (typeof inner === "object" && inner !== null) restoreDates(inner);
  }
}
