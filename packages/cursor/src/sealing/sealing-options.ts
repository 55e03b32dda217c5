import { describeName, InvalidOptionError, isPlainObject } from "@dynamorm/core";
import { encryptedForm } from "./encrypted-form.ts";
import type { SealedForm } from "./sealed-form.ts";
import { kindOf, secretBytes, type Secrets } from "./secret.ts";
import { signedForm } from "./signed-form.ts";

/** How cursors are sealed. Of several secrets, the first seals and all open, so that one can be replaced by another. */
export type CursorSealingOptions =
  /** Anyone can read what is in a cursor, and nobody else can make one. */
  | { readonly sign: Secrets; readonly encrypt?: never }
  /** Nobody else can read or make one. */
  | { readonly encrypt: Secrets; readonly sign?: never };

const names = ["sign", "encrypt"];

/**
 * Looks at the options of `cursorSealing`, and at the runtime. Nothing that is thrown tells a secret.
 *
 * @throws InvalidOptionError for options that cannot be, and where there is no WebCrypto.
 */
export function checkSealingOptions(options: unknown): {
  readonly form: SealedForm;
  readonly secrets: readonly [Uint8Array, ...Uint8Array[]];
} {
  if (!isPlainObject(options)) throw refusal(` takes { sign: secret } or { encrypt: secret }, not ${kindOf(options)}`);
  const unknown = Object.keys(options).find((name) => !names.includes(name));
  if (unknown !== undefined) throw refusal(`: there is no option ${describeName(unknown)}; it takes sign or encrypt`);
  const { sign, encrypt } = options;
  if (sign !== undefined && encrypt !== undefined) {
    throw refusal(": it takes sign or encrypt, not both; what is encrypted cannot be forged either");
  }
  if (sign === undefined && encrypt === undefined) {
    throw refusal(": neither sign nor encrypt has a secret; is the environment variable set that it comes from?");
  }
  const runtime: { readonly crypto?: { readonly subtle?: unknown } } = globalThis;
  if (runtime.crypto?.subtle === undefined) {
    throw refusal(
      " needs WebCrypto, and there is no crypto.subtle here: Node.js 20, Deno, Bun, Workers and browsers on HTTPS have it",
    );
  }
  return sign === undefined
    ? { form: encryptedForm, secrets: secretBytes("encrypt", encrypt) }
    : { form: signedForm, secrets: secretBytes("sign", sign) };
}

function refusal(problem: string): InvalidOptionError {
  return new InvalidOptionError(`cursorSealing()${problem}`);
}
