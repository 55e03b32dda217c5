import { fromBase64Url, toUnpaddedBase64Url } from "../base64.ts";
import type { SealedForm } from "./sealed-form.ts";

/** 43 characters are 32 bytes, the whole of an HMAC-SHA-256. No character is in two of the parts: matching is linear. */
const text = /^s1\.([\w-]+)\.([\w-]{43})$/;

/**
 * `s1.<payload>.<MAC>`, both base64url: anyone can read the payload, and nobody without a secret can make the MAC, which is
 * HMAC-SHA-256 of the scope, a line feed and the payload. A scope is JSON, which has no line feed of its own.
 *
 * @see https://www.rfc-editor.org/rfc/rfc2104
 */
export const signedForm: SealedForm = {
  mark: "s1",
  made: "signed",
  // The length is said because runtimes have disagreed about what it is where nothing is said.
  algorithm: { name: "HMAC", hash: "SHA-256", length: 256 },
  usages: ["sign", "verify"],
  async seal(key, payload, scope) {
    const mac = await crypto.subtle.sign("HMAC", key, signedBytes(payload, scope));
    return `s1.${toUnpaddedBase64Url(payload)}.${toUnpaddedBase64Url(new Uint8Array(mac))}`;
  },
  take(given, scope) {
    const [, payloadText = "", macText = ""] = text.exec(given) ?? [];
    const payload = fromBase64Url(payloadText);
    const mac = fromBase64Url(macText);
    if (payload === undefined || mac === undefined || payload.length === 0) return undefined;
    const signed = signedBytes(payload, scope);
    // Takes the same time whichever byte of the MAC is wrong.
    return async (key) => ((await crypto.subtle.verify("HMAC", key, mac, signed)) ? payload : undefined);
  },
};

function signedBytes(payload: Uint8Array, scope: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(scope.length + 1 + payload.length);
  bytes.set(scope);
  bytes[scope.length] = "\n".charCodeAt(0);
  bytes.set(payload, scope.length + 1);
  return bytes;
}
