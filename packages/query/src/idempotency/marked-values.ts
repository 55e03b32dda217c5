/** The values that JSON has none for: the name that stands for each kind, and how it is made of what stands under that name. */
const kinds: ReadonlyMap<string, (content: never) => unknown> = new Map<string, (content: never) => unknown>([
  ["$undefined", () => undefined],
  // NaN, the infinities and -0.
  ["$number", (text: string) => Number(text)],
  ["$bigint", (text: string) => BigInt(text)],
  ["$date", (text: string | null) => new Date(text ?? Number.NaN)],
  ["$bytes", (text: string) => Uint8Array.from(atob(text), (character) => character.charCodeAt(0))],
  ["$set", (members: readonly unknown[]) => new Set(members)],
  ["$map", (entries: readonly (readonly [unknown, unknown])[]) => new Map(entries)],
]);

/** The name of a value's kind, and what it can be made of again; nothing for a value of no kind. */
export function marked(value: unknown): readonly [name: string, content: unknown] | undefined {
  switch (typeof value) {
    case "undefined":
      return ["$undefined", true];
    case "number":
      return ["$number", Object.is(value, -0) ? "-0" : String(value)];
    case "bigint":
      return ["$bigint", String(value)];
    case "object":
      return value === null ? undefined : markedObject(value);
    default:
      return undefined;
  }
}

/** By the tag, which those of other realms have too (Jest has such); what only pretends to be one makes the built-in throw. */
function markedObject(value: object): readonly [name: string, content: unknown] | undefined {
  switch (Object.prototype.toString.call(value)) {
    case "[object Date]": {
      const time = Date.prototype.getTime.call(value);
      return ["$date", Number.isNaN(time) ? null : new Date(time).toISOString()];
    }
    case "[object Uint8Array]":
      return ["$bytes", btoa(Array.from(value as Uint8Array, (byte) => String.fromCharCode(byte)).join(""))];
    case "[object Set]":
      return ["$set", [...Set.prototype.values.call(value)]];
    case "[object Map]":
      return ["$map", [...Map.prototype.entries.call(value)]];
    default:
      return undefined;
  }
}

/**
 * A value of JSON, with everything in it that stands for another value as that value.
 *
 * @throws an error of JavaScript's where it stands for a value of no kind that there is.
 */
export function revived(json: unknown): unknown {
  if (Array.isArray(json)) return json.map(revived);
  if (typeof json !== "object" || json === null) return json;
  const entries = Object.entries(json);
  const [first, ...others] = entries;
  if (first !== undefined && isMark(first[0]) && others.length === 0) {
    const make = kinds.get(first[0]);
    if (make === undefined) throw new TypeError(`there is no kind of values named ${first[0]}`);
    return make(revived(first[1]) as never);
  }
  return Object.fromEntries(
    entries.map(([name, part]) => [name.startsWith("$") ? name.slice(1) : name, revived(part)]),
  );
}

/** A name of a value's own that begins so has another `$` in front. */
function isMark(name: string): boolean {
  return name.startsWith("$") && !name.startsWith("$$");
}
