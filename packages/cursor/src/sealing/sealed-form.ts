/** WebCrypto's `CryptoKey`, whose name only the DOM's types have. */
export type SealingKey = Parameters<typeof crypto.subtle.sign>[1];

/** One way to seal, and the texts that it makes. */
export interface SealedForm {
  /** What its texts begin with. Keys are derived for it, and the scope has it: no text passes for one of another form. */
  readonly mark: "s1" | "e1";
  /** What its texts are, in a word for messages. */
  readonly made: "signed" | "encrypted";
  /** What a key is derived for. */
  readonly algorithm:
    | { readonly name: "HMAC"; readonly hash: "SHA-256"; readonly length: 256 }
    | { readonly name: "AES-GCM"; readonly length: 256 };
  readonly usages: ("sign" | "verify")[] | ("encrypt" | "decrypt")[];
  /** The sealed text of a payload, good for a scope. */
  readonly seal: (key: SealingKey, payload: Uint8Array, scope: Uint8Array) => Promise<string>;
  /**
   * Takes a text apart: gives what tries a key on it, and `undefined` for a text that is not of this form. A payload has one
   * text for each MAC or nonce: no padding, no stray bits, no white space. What a key does not open gives `undefined`.
   */
  readonly take: (
    text: string,
    scope: Uint8Array,
  ) => ((key: SealingKey) => Promise<Uint8Array | undefined>) | undefined;
}
