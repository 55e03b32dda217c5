import { InvalidOptionError } from "@dynamorm/core";

/** A variable of the environment that is not empty. Where there are no variables, there are none of ours. */
export function variable(name: string): string | undefined {
  return (globalThis.process?.env[name] ?? "") || undefined;
}

/**
 * A variable that is `true`, in any case of letters.
 *
 * @throws InvalidOptionError for what is neither that nor `false`: a slip of the pen turns FIPS off otherwise.
 */
export function isSet(name: string): boolean {
  return oneOf(name, ["true", "false"]) === "true";
}

/**
 * A variable that is one of some words, in any case of letters.
 *
 * @throws InvalidOptionError for what is none of them.
 */
export function oneOf<Word extends string>(name: string, words: readonly Word[]): Word | undefined {
  const text = variable(name);
  if (text === undefined) return undefined;
  const known = words.find((word) => word === text.toLowerCase());
  if (known === undefined) throw cannotBe(name, text, words.join(", "));
  return known;
}

/** The error for a variable that cannot be what it is. */
export function cannotBe(name: string, text: string, takes: string): InvalidOptionError {
  return new InvalidOptionError(`createFastClient: ${name} is ${JSON.stringify(text)}; it takes ${takes}`);
}
