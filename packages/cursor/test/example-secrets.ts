/** Secrets of tests: 32 bytes each, as text and as bytes. */
export const secret = "first-first-first-first-first-32";
export const otherSecret = "other-other-other-other-other-32";
export const secretInBytes: Uint8Array = Uint8Array.from({ length: 32 }, (_, index) => index);
