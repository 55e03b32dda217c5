import { isPlainObject } from "@dynamorm/core";

/** What was given, as it was given: what a caller does with it while a write is under way is none of that write's. */
export function ownCopy<Given>(given: Given): Given {
  return isPlainObject(given) ? { ...given } : given;
}
