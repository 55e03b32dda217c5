import { formatPath, InvalidItemError, ItemMismatchError, type ValueMismatch } from "@dynamorm/core";
import { Mismatch } from "./mismatch.ts";
import { shorten } from "./shorten.ts";

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
  const details = detailsOf(thrown, subject, at);
  return new InvalidItemError(messageOf(thrown, details), details);
}

/** The public error for what is stored and does not fit a model; `key` tells which item it is. */
export function itemMismatch(thrown: unknown, subject: Subject, key?: Readonly<Record<string, unknown>>): unknown {
  if (!(thrown instanceof Mismatch)) return thrown;
  const details = detailsOf(thrown, subject);
  const message = messageOf(thrown, details, " in the table", "correct the item, or the model");
  return new ItemMismatchError(message, { ...details, key });
}

/** What does not fit a model, as data. What is no {@link Mismatch} is thrown on. */
export function mismatchOf(thrown: unknown, subject: Subject): ValueMismatch {
  if (!(thrown instanceof Mismatch)) throw thrown;
  return detailsOf(thrown, subject);
}

/** The public error for what is stored where no model says what it should be. */
export function invalidStored(thrown: unknown): unknown {
  if (!(thrown instanceof Mismatch)) return thrown;
  const details = detailsOf(thrown, {});
  return new ItemMismatchError(messageOf(thrown, details), details);
}

function detailsOf(
  { path, expected, received, cause }: Mismatch,
  { name, table }: Subject,
  at: readonly (string | number)[] = [],
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
    cause,
  };
}

/** `Model "User": "address.city" is the number 3; expected a string`, and what to do about it. */
function messageOf(
  { problem, expected, mend }: Mismatch,
  { model, path }: ValueMismatch,
  place = "",
  mendOtherwise?: string,
): string {
  const about = model === undefined ? "" : `Model "${model}": `;
  const where = path === "" ? "what was given" : `"${shorten(path)}"${place}`;
  const advice = mend ?? mendOtherwise;
  return `${about}${where} ${problem}; expected ${expected}${advice === undefined ? "" : `: ${advice}`}`;
}
