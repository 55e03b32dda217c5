import { describeValue } from "@dynamorm/core";
import { Mismatch } from "../mismatch.ts";
import { put } from "../record.ts";
import { isBlob } from "./refusals.ts";

/**
 * The properties of a class's instance, also those that its class gives it by a prototype; functions are its methods, and left out.
 *
 * @throws Mismatch for an instance without any: what it holds, in private fields maybe, would be lost.
 */
export function propertiesOf(instance: object): Record<string, unknown> {
  const properties: Record<string, unknown> = {};
  let isEmpty = true;
  // The inherited ones too: whoever reads the instance sees them.
  for (const name in instance) {
    const value = (instance as Readonly<Record<string, unknown>>)[name];
    if (typeof value === "function") continue;
    put(properties, name, value);
    isEmpty = false;
  }
  if (isEmpty) throw showsNothing(instance);
  return properties;
}

/** Whether a plain object has properties by a prototype: without the one that all objects have, its prototype can be any object. */
export function inheritsProperties(record: object): boolean {
  const prototype = Object.getPrototypeOf(record) as object | null;
  // That of nearly every object.
  if (prototype === Object.prototype || prototype === null) return false;
  for (const _ in prototype) return true;
  return false;
}

/** What engines write for a function of their own; a function of anybody else's has another text. */
const nativeCode = /^function \w*\(\) \{\s+\[native code\]\s+\}$/;

/**
 * Whether no property of an object shows what it holds: a class of the language's own is among those that made it, as for dates,
 * errors and promises, or it is a `Blob`.
 */
export function isOpaque(instance: object): boolean {
  if (isBlob(instance)) return true;
  let prototype = Object.getPrototypeOf(instance) as object | null;
  while (prototype !== null) {
    const next = Object.getPrototypeOf(prototype) as object | null;
    const made: unknown = Object.hasOwn(prototype, "constructor") ? Reflect.get(prototype, "constructor") : undefined;
    // The last prototype is the one that all objects have.
    if (next !== null && typeof made === "function" && nativeCode.test(Function.prototype.toString.call(made))) {
      return true;
    }
    prototype = next;
  }
  return false;
}

function showsNothing(instance: object): Mismatch {
  return new Mismatch("properties to store", describeValue(instance), {
    problem: `is ${describeValue(instance)} that shows none`,
    mend: "make a plain object of what it holds",
  });
}
