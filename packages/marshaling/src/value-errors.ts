import { formatPath, InvalidItemError, ItemMismatchError, type ValueMismatch } from "@dynamorm/core";
import { Mismatch } from "./mismatch.ts";

/** What an error is about: a model, or something without a name. */
export interface Subject {
  readonly name?: string | undefined;
  readonly table?: string | undefined;
}

/**
 * The public error for what was given, out of what was thrown on the way; `at` is where the value belongs that was looked at.
 * What is no {@link Mismatch} is no business of ours, and is given back as it is.
 */
export function invalidItem(thrown: unknown, subject: Subject, at: readonly (string | number)[] = []): unknown {
  if (!(thrown instanceof Mismatch)) return thrown;
  const { problem, mend } = thrown;
  const details = detailsOf(thrown, subject, at);
  return new InvalidItemError(sentence(subject, details, problem, mend), details);
}

/** The public error for what is stored; `key` tells which item it is. */
export function itemMismatch(thrown: unknown, subject: Subject, key?: Readonly<Record<string, unknown>>): unknown {
  if (!(thrown instanceof Mismatch)) return thrown;
  const { problem, mend = "correct the item, or the model" } = thrown;
  const details = detailsOf(thrown, subject, []);
  return new ItemMismatchError(sentence(subject, details, `${problem} in the table`, mend), { ...details, key });
}

function detailsOf(
  { path, expected, received }: Mismatch,
  { name, table }: Subject,
  at: readonly (string | number)[],
): ValueMismatch {
  const whole = [...at, ...path];
  const [attribute] = whole;
  return {
    model: name,
    table,
    attribute: attribute === undefined ? undefined : String(attribute),
    path: formatPath(whole),
    expected,
    received,
  };
}

/** `Model "User": "address.city" is the number 3; expected a string`, and what to do about it. */
function sentence(
  { name }: Subject,
  { path, expected }: ValueMismatch,
  problem: string,
  mend: string | undefined,
): string {
  const about = name === undefined ? "" : `Model "${name}": `;
  const where = path === "" ? "the item" : `"${path}"`;
  return `${about}${where} ${problem}; expected ${expected}${mend === undefined ? "" : `: ${mend}`}`;
}
