import { isPlainObject } from "@dynamorm/core";
import { setField } from "../set-field.ts";

/** DynamoDB nests values no deeper: what lies beyond is refused, as it is. */
const mostLevels = 32;

/**
 * A copy of one of the things that a batch was given, as it is now: a generator may give one object again and again, with other content,
 * and what was given is looked at again where it was not done. Instances of classes, but `Date`, `Set` and bytes, stay what they are.
 */
export function copyGiven<Given>(given: Given): Given {
  // What stands in several places is copied once, and what contains itself ends.
  const copies = new Map<unknown, unknown>();
  return copyAt(given, 0) as Given;

  function copyAt(value: unknown, level: number): unknown {
    if (typeof value !== "object" || value === null || level > mostLevels) return value;
    if (copies.has(value)) return copies.get(value);
    if (Array.isArray(value)) return copyList(value, level + 1);
    if (isPlainObject(value)) return copyFields(value, level + 1);
    const copy = copyBuiltIn(value, level + 1);
    copies.set(value, copy);
    return copy;
  }

  function copyList(list: readonly unknown[], level: number): unknown {
    const copy: unknown[] = [];
    copies.set(list, copy);
    for (let index = 0; index < list.length; index++) {
      // A list with holes is refused, and may be as long as a number can say.
      if (!(index in list)) return list;
      copy.push(copyAt(list[index], level));
    }
    return copy;
  }

  function copyFields(fields: Readonly<Record<string, unknown>>, level: number): unknown {
    const copy: Record<string, unknown> = {};
    copies.set(fields, copy);
    for (const name of Object.keys(fields)) setField(copy, name, copyAt(fields[name], level));
    return copy;
  }

  function copyBuiltIn(value: object, level: number): unknown {
    const prototype: unknown = Object.getPrototypeOf(value);
    try {
      if (prototype === Date.prototype) return new Date(Date.prototype.getTime.call(value));
      if (prototype === Uint8Array.prototype || prototype === prototypeOfBuffers) {
        // Makes a Buffer of a Buffer, which this slice copies.
        return Uint8Array.prototype.slice.call(value);
      }
      if (prototype !== Set.prototype) return value;
      return new Set(Array.from(Set.prototype.values.call(value), (member: unknown) => copyAt(member, level)));
    } catch {
      // What only pretends to be one, and bytes that were transferred away, are refused as they are.
      return value;
    }
  }
}

/** Node's kind of bytes; not every runtime has it. */
const prototypeOfBuffers: unknown = (Reflect.get(globalThis, "Buffer") as { readonly prototype: unknown } | undefined)
  ?.prototype;
