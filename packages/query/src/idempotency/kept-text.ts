import { describeValue, formatPath, isPlainObject } from "@dynamorm/core";
import { marked, revived } from "./marked-values.ts";

/** How a value is written. */
export interface KeptTextOptions {
  /** Makes the error for a value that cannot be written, out of what is wrong with it. */
  readonly refuse: (problem: string) => Error;
  /**
   * Writes equal values alike: the names of objects, the members of sets and the entries of maps in order, and `undefined` in objects
   * not at all.
   */
  readonly canonical?: boolean;
}

const mostLevels = 100;

/**
 * A value as text that gives back the same value: JSON, and for what JSON has no value for an object of one name, such as
 * `{ "$date": "2026-01-31T12:00:00.000Z" }`. Names of the value's own that begin with `$` get another one in front.
 *
 * @throws what `refuse` makes, for functions, symbols, instances of classes, and what contains itself or is nested over 100 levels.
 */
export function keptText(value: unknown, { refuse, canonical = false }: KeptTextOptions): string {
  const ancestors: object[] = [];
  const path: (string | number)[] = [];
  return JSON.stringify(kept(value));

  function kept(part: unknown): unknown {
    if (typeof part === "string" || typeof part === "boolean" || part === null) return part;
    if (typeof part === "number" && Number.isFinite(part) && !Object.is(part, -0)) return part;
    if (typeof part !== "object") return keptMark(part);
    if (ancestors.includes(part)) throw refuse(`${place()} contains itself`);
    if (ancestors.length === mostLevels) throw refuse(`it is nested over ${mostLevels} levels`);
    ancestors.push(part);
    const made = keptObject(part);
    ancestors.pop();
    return made;
  }

  function keptObject(part: object): unknown {
    // Array.from: holes are read as undefined, where map would leave holes, which JSON makes null of.
    if (Array.isArray(part)) return Array.from(part, (element: unknown, index) => within(index, element));
    return isPlainObject(part) ? keptFields(part) : keptMark(part);
  }

  function keptMark(part: unknown): unknown {
    const mark = marked(part);
    if (mark === undefined) {
      throw refuse(`${place()} is ${describeValue(part)}, which cannot be kept; make plain data of it`);
    }
    const [name, content] = mark;
    // What a set or a map holds may need marks of its own.
    const made = within(name, content);
    return { [name]: canonical && Array.isArray(made) ? inOrder(made) : made };
  }

  function keptFields(part: Readonly<Record<string, unknown>>): unknown {
    const fields = Object.entries(part);
    const written = canonical ? fields.filter(([, field]) => field !== undefined).toSorted(byName) : fields;
    return Object.fromEntries(
      written.map(([name, field]) => [name.startsWith("$") ? `$${name}` : name, within(name, field)]),
    );
  }

  function within(name: string | number, part: unknown): unknown {
    path.push(name);
    const made = kept(part);
    path.pop();
    return made;
  }

  function place(): string {
    return path.length === 0 ? "it" : `"${formatPath(path)}"`;
  }
}

/** By their texts: of two that are written alike, either may be the first. */
function inOrder(members: readonly unknown[]): readonly unknown[] {
  const byText = members.map((member) => [JSON.stringify(member), member] as const).toSorted(byName);
  return byText.map(([, member]) => member);
}

function byName([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number {
  return one < other ? -1 : 1;
}

/**
 * The value that a text of {@link keptText} was made of.
 *
 * @throws an error of JavaScript's, for what is no such text.
 */
export function fromKeptText(text: string): unknown {
  return revived(JSON.parse(text));
}
