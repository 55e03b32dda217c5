import { isPlainObject } from "@dynamorm/core";

/** Whether an object has nothing in it: `undefined` is absent from a record, so that one of nothing else is empty. */
export function isEmptyRecord(value: unknown): boolean {
  return isPlainObject(value) && Object.values(value).every((part) => part === undefined);
}
