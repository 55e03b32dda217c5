import { inspect } from "node:util";
import { afterEach, describe, expect, test } from "@jest/globals";
import { InvalidOptionError } from "@dynamorm/core";
import { otherSecret, secret, secretInBytes } from "../../test/example-secrets.ts";
import { cursorSealing } from "../index.ts";

const mend = `give at least 32 bytes that are made at random, e.g. by "openssl rand -base64 32"`;
const short = "hunter2-is-31-bytes-long-secret";

/** The InvalidOptionError for options of whatever type. */
function refusalFor(options: unknown): InvalidOptionError {
  try {
    Reflect.apply(cursorSealing, undefined, [options]);
  } catch (error) {
    if (error instanceof InvalidOptionError) return error;
    throw error;
  }
  throw new Error("was not refused");
}

describe("P2: cursorSealing refuses", () => {
  test.each<[string, unknown, string]>([
    ["nothing", undefined, " takes { sign: secret } or { encrypt: secret }, not nothing"],
    ["the secret alone", secret, " takes { sign: secret } or { encrypt: secret }, not a string"],
    ["its bytes alone", secretInBytes, " takes { sign: secret } or { encrypt: secret }, not an object"],
    ["a list", [secret], " takes { sign: secret } or { encrypt: secret }, not an array"],
    ["an unknown option", { sgin: secret }, `: there is no option "sgin"; it takes sign or encrypt`],
    ["an option of objects", { constructor: secret }, `: there is no option "constructor"; it takes sign or encrypt`],
    [
      "both",
      { sign: secret, encrypt: otherSecret },
      ": it takes sign or encrypt, not both; what is encrypted cannot be forged either",
    ],
    ["neither", {}, ": neither sign nor encrypt has a secret; is the environment variable set that it comes from?"],
    [
      "a missing variable",
      { sign: undefined },
      ": neither sign nor encrypt has a secret; is the environment variable set that it comes from?",
    ],
    ["null", { sign: null }, `: "sign" takes a text or a Uint8Array, not null; ${mend}`],
    ["a number", { sign: 81_726_354 }, `: "sign" takes a text or a Uint8Array, not a number; ${mend}`],
    [
      "another object",
      { encrypt: new ArrayBuffer(32) },
      `: "encrypt" takes a text or a Uint8Array, not an object; ${mend}`,
    ],
    ["a text object", { encrypt: Object(secret) }, `: "encrypt" takes a text or a Uint8Array, not an object; ${mend}`],
    ["a function", { encrypt: () => secret }, `: "encrypt" takes a text or a Uint8Array, not a function; ${mend}`],
    ["empty text", { sign: "" }, `: "sign" has 0 bytes, which is too short; ${mend}`],
    ["31 bytes as text", { sign: short }, `: "sign" has 31 bytes, which is too short; ${mend}`],
    ["31 bytes", { sign: secretInBytes.subarray(1) }, `: "sign" has 31 bytes, which is too short; ${mend}`],
    ["a buffer that nobody filled", { sign: new Uint8Array(32) }, `: "sign" is one byte again and again; ${mend}`],
    ["a placeholder", { sign: "x".repeat(64) }, `: "sign" is one byte again and again; ${mend}`],
    ["broken text", { sign: `${secret}\ud800` }, `: "sign" has lone surrogates, which UTF-8 cannot hold; ${mend}`],
    ["an empty list", { sign: [] }, `: "sign" is an empty list; ${mend}`],
    [
      "a list with a missing variable",
      { sign: [secret, undefined] },
      `: "sign[1]" takes a text or a Uint8Array, not nothing; ${mend}`,
    ],
    [
      "a list with a hole",
      { sign: Array.from({ length: 1 }) },
      `: "sign[0]" takes a text or a Uint8Array, not nothing; ${mend}`,
    ],
    [
      "a list of bytes",
      { sign: Array.from(secretInBytes) },
      `: "sign[0]" takes a text or a Uint8Array, not a number; ${mend}`,
    ],
    ["a list in a list", { sign: [[secret]] }, `: "sign[0]" takes a text or a Uint8Array, not an array; ${mend}`],
    [
      "a short one among others",
      { encrypt: [secret, short] },
      `: "encrypt[1]" has 31 bytes, which is too short; ${mend}`,
    ],
    [
      "one secret twice",
      { sign: [secret, otherSecret, secret] },
      `: "sign[0]" and "sign[2]" are the same secret; leave one of them out`,
    ],
    [
      "one secret as text and as bytes",
      { encrypt: [secret, Buffer.from(secret)] },
      `: "encrypt[0]" and "encrypt[1]" are the same secret; leave one of them out`,
    ],
  ])("%s", (_, options, problem) => {
    const error = refusalFor(options);
    expect(error.message).toBe(`cursorSealing()${problem}`);
    const shown = `${inspect(error, { showHidden: true, depth: 9 }).split("\n    at ")[0]}${JSON.stringify(error)}`;
    for (const told of [secret, otherSecret, short, "81726354"]) expect(shown).not.toContain(told);
  });

  test("takes 32 bytes, however few characters these are", () => {
    expect(() => cursorSealing({ sign: "ключ-из-16-букв-и-еще" })).not.toThrow();
  });
});

describe("P2: a runtime without WebCrypto", () => {
  const there = Object.getOwnPropertyDescriptor(globalThis, "crypto") ?? {};
  afterEach(() => {
    Object.defineProperty(globalThis, "crypto", there);
  });

  test.each([
    ["has no crypto", undefined],
    ["has crypto without subtle, as browsers on HTTP", {}],
  ])("%s: said when the sealing is made, not when the first page is read", (_, crypto) => {
    Object.defineProperty(globalThis, "crypto", { value: crypto, configurable: true });
    expect(refusalFor({ sign: secret }).message).toBe(
      "cursorSealing() needs WebCrypto, and there is no crypto.subtle here: Node.js 20, Deno, Bun, Workers and browsers on HTTPS have it",
    );
  });
});
