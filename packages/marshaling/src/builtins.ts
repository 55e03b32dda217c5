// Each asks the built-in itself, of whatever realm (Jest has such): an object's prototype and its tag can be anything.

/** Whether a value is a `Date`. */
export function isDate(value: unknown): value is Date {
  return mayBe(Date, "Date", value) && answers(() => timeOf(value as Date));
}

/**
 * The time of a `Date`, in ms: NaN for an invalid one. The date's own `getTime` is not asked: a class that extends `Date` may have
 * another, which gives anything, and what it gives would stand in JSON as it is.
 */
export function timeOf(date: Date): number {
  return Date.prototype.getTime.call(date);
}

/** Whether a value is a `Set`. */
export function isSet(value: unknown): value is ReadonlySet<unknown> {
  return mayBe(Set, "Set", value) && answers(() => Set.prototype.has.call(value, undefined));
}

/** Whether a value is a `Uint8Array`, such as a `Buffer`. */
export function isBytes(value: unknown): value is Uint8Array {
  return ArrayBuffer.isView(value) && Reflect.get(typedArray, Symbol.toStringTag, value) === "Uint8Array";
}

/** Whether a value is an `ArrayBuffer`. */
export function isArrayBuffer(value: unknown): value is ArrayBuffer {
  return (
    mayBe(ArrayBuffer, "ArrayBuffer", value) && answers(() => Reflect.get(ArrayBuffer.prototype, "byteLength", value))
  );
}

/** What all typed arrays inherit from. Its tag is a getter, which tells the kind and cannot be deceived. */
const typedArray = Object.getPrototypeOf(Uint8Array.prototype) as object;

/** A quick look first: asking what is none costs an exception. */
function mayBe(type: abstract new (...parameters: never[]) => object, tag: string, value: unknown): value is object {
  return value instanceof type || Object.prototype.toString.call(value) === `[object ${tag}]`;
}

function answers(ask: () => unknown): boolean {
  try {
    ask();
    return true;
  } catch {
    return false;
  }
}
