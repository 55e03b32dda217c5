import { InvalidOptionError, takes, takesFields } from "@dynamorm/core";

/** What {@link compileCodec} takes besides the model. */
export interface CodecOptions {
  /**
   * Whether code is generated for the model, which is several times as fast and takes a moment to make. Where it is left out, that
   * is done for a codec that is busy: after some hundreds of items. `true` does it with the first item, `false` never.
   *
   * Runtimes that make no code out of text do without. Results and errors are the same in every case.
   */
  readonly codegen?: boolean | undefined;
}

const checkFields = takesFields(
  "an object of options",
  { codegen: takes("true or false", (value) => typeof value === "boolean") },
  [],
);

/**
 * Checks options for callers without types.
 *
 * @throws InvalidOptionError naming what there is no option for, or what an option does not take.
 */
export function checkCodecOptions(options: unknown): void {
  const problem = checkFields("options", options);
  if (problem !== undefined) throw new InvalidOptionError(`compileCodec: ${problem}`);
}
