import { InvalidOptionError, type OptionChecks, takes, takesFields } from "@dynamorm/core";

/**
 * What `unmarshall` takes besides what is stored: the options of `@aws-sdk/util-dynamodb`. None of them is on by itself.
 *
 * `Bare` is the type of `convertWithoutMapWrapper`, which decides what goes in and what comes out.
 */
export interface UnmarshallOptions<Bare extends boolean = boolean> {
  /**
   * What numbers are read as: `true` for a {@link NumberValue}, which holds every number that DynamoDB does; or a function that is
   * given the text of a number, and whose result is taken as it is.
   */
  readonly wrapNumbers?: boolean | ((text: string) => unknown) | undefined;
  /** Reads one value, `{ S: "a" }`, where otherwise an item is read, `{ name: { S: "a" } }`. */
  readonly convertWithoutMapWrapper?: Bare | undefined;
}

const checkFields = takesFields(
  "an object of options",
  {
    wrapNumbers: takes(
      "true, false or a function",
      (value) => typeof value === "boolean" || typeof value === "function",
    ),
    convertWithoutMapWrapper: takes("true or false", (value) => typeof value === "boolean"),
  } satisfies OptionChecks & Record<keyof UnmarshallOptions, unknown>,
  [],
);

/**
 * Checks options for callers without types.
 *
 * @throws InvalidOptionError naming what there is no option for, or what an option does not take.
 */
export function checkUnmarshallOptions(options: unknown): void {
  const problem = checkFields("options", options);
  if (problem !== undefined) throw new InvalidOptionError(`unmarshall: ${problem}`);
}
