/**
 * What an object made by `new Number()`, `new String()` or `new Boolean()` holds; `undefined` for every other object. It asks the
 * built-in itself, of whatever realm: an object's prototype and its tag can be anything.
 */
export function unboxed(value: object): number | string | boolean | undefined {
  const ask = questions.get(Object.prototype.toString.call(value));
  try {
    return ask?.(value);
  } catch {
    return undefined;
  }
}

const questions: ReadonlyMap<string, (value: object) => number | string | boolean> = new Map<
  string,
  (value: object) => number | string | boolean
>([
  ["[object Number]", (value) => Number.prototype.valueOf.call(value)],
  ["[object String]", (value) => String.prototype.valueOf.call(value)],
  ["[object Boolean]", (value) => Boolean.prototype.valueOf.call(value)],
]);
