import { type OptionCheck, takes } from "@dynamorm/core";

/** A token that no other transaction has: a UUID. */
export function newToken(): string {
  // Of web pages, only those that came by HTTPS have randomUUID.
  if (typeof crypto.randomUUID === "function") return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** The check of a token that is given. https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html */
export const tokenCheck: OptionCheck = takes(
  "a text of 1 to 36 characters",
  (value) => typeof value === "string" && value.length >= 1 && value.length <= 36,
);
