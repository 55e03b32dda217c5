import { isRecord } from "@dynamorm/core";

/** Turns bytes into base64 and back. */
export interface Base64 {
  encode(bytes: Uint8Array): string;
  decode(text: string): Uint8Array;
}

/** With the means of Node.js. What is decoded has memory of its own. */
const nodeBase64: Base64 = {
  encode: (bytes) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("base64"),
  decode: (text) => {
    const bytes = new Uint8Array(Buffer.from(text, "base64"));
    // What is no base64 is passed over in silence, and leaves less than there should be.
    if (bytes.length !== lengthOf(text)) throw new TypeError("the answer has bytes that are no base64");
    return bytes;
  },
};

/** How many bytes a base64 text stands for: three for four characters, of which the last may be padding. */
function lengthOf(text: string): number {
  const padding = text.endsWith("==") ? 2 : text.endsWith("=") ? 1 : 0;
  return (text.length / 4) * 3 - padding;
}

/**
 * The body of a request: its input as JSON, with bytes as base64, which is all that tells the two apart. What is `null` is left out, as callers
 * without types mean it, and as the SDK does.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.LowLevelAPI.html
 */
export function writeBody(input: object): string {
  return JSON.stringify(written(input));
}

/** The same value where it holds nothing of the kind, as nearly all do, and a copy otherwise. Each value is looked at once. */
function written(value: object): unknown {
  if (ArrayBuffer.isView(value)) return nodeBase64.encode(bytesOf(value));
  if (value instanceof ArrayBuffer) return nodeBase64.encode(new Uint8Array(value));
  return Array.isArray(value) ? writtenList(value) : writtenRecord(value as Readonly<Record<string, unknown>>);
}

function writtenList(list: readonly unknown[]): readonly unknown[] {
  let copy: unknown[] | undefined;
  for (const [index, element] of list.entries()) {
    if (typeof element !== "object" || element === null) continue;
    const text = written(element);
    if (text === element) continue;
    copy ??= [...list];
    copy[index] = text;
  }
  return copy ?? list;
}

function writtenRecord(record: Readonly<Record<string, unknown>>): object {
  let copy: Record<string, unknown> | undefined;
  for (const name of Object.keys(record)) {
    const field = record[name];
    if (typeof field !== "object") continue;
    const text = field === null ? undefined : written(field);
    if (text === field) continue;
    // A spread makes fields of its own, also of the name __proto__, so that an assignment changes no prototype.
    copy ??= { ...record };
    copy[name] = text;
  }
  return copy ?? record;
}

function bytesOf({ buffer, byteOffset, byteLength }: ArrayBufferView): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

/**
 * What a body says, in the SDK's shapes: bytes as `Uint8Array`s, moments as `Date`s. A body that is no JSON object says nothing, and
 * neither does a field that is `null`.
 *
 * @throws SyntaxError for what is no JSON, TypeError for bytes that are no base64.
 */
export function readBody(text: string): Record<string, unknown> {
  if (text === "") return {};
  const read: unknown = JSON.parse(text);
  if (!isRecord(read) || Array.isArray(read)) return {};
  for (const name of Object.keys(read)) if (read[name] === null) delete read[name];
  // To look for a name in a text takes microseconds where a walk through all values takes milliseconds: most answers have neither.
  if (mayHoldBytes(text)) restoreBytes(read);
  if (text.includes('DateTime"')) restoreDates(read);
  return read;
}

/**
 * `{"B":"aGk="}` and `{"BS":["aGk="]}`, and names that end like them. Told apart by what follows the name, which is rare where a `"B` begins every
 * boolean. Engines that write JSON for people have a space there; JSON can write a letter as an escape too, though no engine does.
 */
function mayHoldBytes(text: string): boolean {
  return ['B":', 'BS":', 'B" ', 'BS" ', "\\u0042", "\\u0053"].some((part) => text.includes(part));
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
