import { Mismatch } from "../mismatch.ts";
import type { MarshallOptions } from "./marshall-options.ts";
import type { UnmarshallOptions } from "./unmarshall-options.ts";

type OptionName = keyof MarshallOptions | keyof UnmarshallOptions;

/** What does not fit, and would with an option. Whether there are options to give is known where they are taken. */
export class AvoidableMismatch extends Mismatch {
  readonly option: OptionName;

  constructor(option: OptionName, expected: string, received: string, mend?: string) {
    super(expected, received, { mend });
    this.option = option;
  }
}

/** What is thrown, naming the option that would help, where one would. */
export function mentionOption(thrown: unknown): unknown {
  if (!(thrown instanceof AvoidableMismatch)) return thrown;
  const { expected, received, problem, option } = thrown;
  const advice = `give the option ${option}`;
  const mend = thrown.mend === undefined ? advice : `${thrown.mend}, or ${advice}`;
  const mentioning = new Mismatch(expected, received, { problem, mend });
  mentioning.path.push(...thrown.path);
  return mentioning;
}
