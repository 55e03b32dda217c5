import type { SealedForm, SealingKey } from "./sealed-form.ts";

/**
 * Gives the key that a secret has for a form: HKDF-SHA-256 with no salt, and the form's name as its label, so that one secret
 * may be used for several things. Derived when it is first asked for, because Workers do no asynchronous work before a request
 * is there.
 *
 * @see https://www.rfc-editor.org/rfc/rfc5869
 */
export function derivedKey(secret: Uint8Array, { mark, algorithm, usages }: SealedForm): () => Promise<SealingKey> {
  // The key and not its promise: one that failed would fail for ever, and Workers mind one request waiting for another's.
  let key: SealingKey | undefined;
  return async () => {
    key ??= await crypto.subtle.deriveKey(
      {
        name: "HKDF",
        hash: "SHA-256",
        salt: new Uint8Array(),
        info: new TextEncoder().encode(`dynamorm cursor ${mark}`),
      },
      await crypto.subtle.importKey("raw", secret, "HKDF", false, ["deriveKey"]),
      algorithm,
      false,
      usages,
    );
    return key;
  };
}
