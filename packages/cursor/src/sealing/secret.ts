import { InvalidOptionError, isWellFormed } from "@dynamorm/core";
import { isBytes } from "../is-bytes.ts";

/**
 * What cursors are sealed with: 32 bytes or more, made at random, known to your servers alone. A text counts as its UTF-8.
 *
 * It is no password: one that can be remembered can be guessed, by trying words on a cursor at home.
 */
export type Secret = string | Uint8Array;

/** One secret, or several: the first seals, all open. */
export type Secrets = Secret | readonly [Secret, ...Secret[]];

const fewestBytes = 32;
const mend = `give at least ${fewestBytes} bytes that are made at random, e.g. by "openssl rand -base64 32"`;

/**
 * The bytes of secrets, as copies. Nothing that is thrown tells a secret.
 *
 * @throws InvalidOptionError for an empty list, and for secrets that are none, too short, or twice the same.
 */
export function secretBytes(option: string, secrets: unknown): readonly [Uint8Array, ...Uint8Array[]] {
  if (!Array.isArray(secrets)) return [bytesOf(`"${option}"`, secrets)];
  // Not `map`, which skips holes.
  const all = Array.from(secrets, (secret: unknown, index) => bytesOf(`"${option}[${index}]"`, secret));
  for (const [index, bytes] of all.entries()) {
    const first = all.findIndex((other) => isSame(bytes, other));
    if (first === index) continue;
    throw refusal(`"${option}[${first}]" and "${option}[${index}]" are the same secret; leave one of them out`);
  }
  const [first, ...others] = all;
  if (first === undefined) throw refusal(`"${option}" is an empty list; ${mend}`);
  return [first, ...others];
}

function bytesOf(place: string, secret: unknown): Uint8Array {
  if (typeof secret !== "string" && !isBytes(secret)) {
    throw refusal(`${place} takes a text or a Uint8Array, not ${kindOf(secret)}; ${mend}`);
  }
  if (typeof secret === "string" && !isWellFormed(secret)) {
    throw refusal(`${place} has lone surrogates, which UTF-8 cannot hold; ${mend}`);
  }
  const bytes = typeof secret === "string" ? new TextEncoder().encode(secret) : Uint8Array.from(secret);
  if (bytes.length < fewestBytes) throw refusal(`${place} has ${bytes.length} bytes, which is too short; ${mend}`);
  // A buffer that nobody has filled, or a placeholder.
  if (bytes.every((byte) => byte === bytes[0])) throw refusal(`${place} is one byte again and again; ${mend}`);
  return bytes;
}

function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index]);
}

/** What kind of value was given where a secret belongs. Not `describeValue`, which quotes: it may be the secret itself. */
export function kindOf(value: unknown): string {
  if (value === undefined) return "nothing";
  if (value === null) return "null";
  if (Array.isArray(value)) return "an array";
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}

function refusal(problem: string): InvalidOptionError {
  return new InvalidOptionError(`cursorSealing(): ${problem}`);
}
