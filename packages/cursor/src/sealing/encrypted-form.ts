import { fromBase64Url, toUnpaddedBase64Url } from "../base64.ts";
import type { SealedForm } from "./sealed-form.ts";

const text = /^e1\.([\w-]+)$/;

const nonceBytes = 12;
const tagBytes = 16;

/**
 * `e1.<nonce, ciphertext, tag>` in base64url: AES-256-GCM of the payload, with the scope as additional data and a nonce of 96
 * random bits. One secret may encrypt 2^32 times: past that, two cursors with one nonce are no longer as good as impossible.
 *
 * @see https://nvlpubs.nist.gov/nistpubs/Legacy/SP/nistspecialpublication800-38d.pdf section 8.3
 */
export const encryptedForm: SealedForm = {
  mark: "e1",
  made: "encrypted",
  algorithm: { name: "AES-GCM", length: 256 },
  usages: ["encrypt", "decrypt"],
  async seal(key, payload, scope) {
    const nonce = crypto.getRandomValues(new Uint8Array(nonceBytes));
    const ciphertext = new Uint8Array(await crypto.subtle.encrypt(parameters(nonce, scope), key, payload));
    const bytes = new Uint8Array(nonceBytes + ciphertext.length);
    bytes.set(nonce);
    bytes.set(ciphertext, nonceBytes);
    return `e1.${toUnpaddedBase64Url(bytes)}`;
  },
  take(given, scope) {
    const bytes = fromBase64Url(text.exec(given)?.[1] ?? "");
    if (bytes === undefined || bytes.length <= nonceBytes + tagBytes) return undefined;
    const nonce = bytes.subarray(0, nonceBytes);
    const ciphertext = bytes.subarray(nonceBytes);
    return async (key) => {
      try {
        return new Uint8Array(await crypto.subtle.decrypt(parameters(nonce, scope), key, ciphertext));
      } catch {
        // WebCrypto throws an OperationError for a tag that is not the key's, and has no other fault to find in these arguments.
        return undefined;
      }
    };
  },
};

function parameters(iv: Uint8Array, additionalData: Uint8Array) {
  return { name: "AES-GCM", iv, additionalData, tagLength: tagBytes * 8 };
}
