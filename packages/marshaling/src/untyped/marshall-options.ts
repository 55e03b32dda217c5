import { InvalidOptionError, type OptionChecks, takes, takesFields } from "@dynamorm/core";

/**
 * What `marshall` takes besides the value: the options of `@aws-sdk/util-dynamodb`. None of them is on by itself.
 *
 * `Whole` is the type of `convertTopLevelContainer`, which decides what comes out.
 */
export interface MarshallOptions<Whole extends boolean = boolean> {
  /** Stores empty texts, empty bytes and empty sets as `NULL`. */
  readonly convertEmptyValues?: boolean | undefined;
  /** Leaves `undefined` out of objects, arrays and sets: the elements of an array that come after it move up. */
  readonly removeUndefinedValues?: boolean | undefined;
  /** Stores the properties of a class's instance as a map, and not its methods: what is read is a plain object. */
  readonly convertClassInstanceToMap?: boolean | undefined;
  /** Gives `{ M: … }` or `{ L: … }` for an object or an array, where otherwise what stands in it is given. */
  readonly convertTopLevelContainer?: Whole | undefined;
  /** Takes numbers beyond `Number.MAX_SAFE_INTEGER`, which may have lost digits before anybody saw them. */
  readonly allowImpreciseNumbers?: boolean | undefined;
}

/** What is known of a call that is given none. */
export const noOptions: MarshallOptions & { readonly wrapNumbers?: undefined } = Object.freeze({});

const isBoolean = takes("true or false", (value) => typeof value === "boolean");

const checkFields = takesFields(
  "an object of options",
  {
    convertEmptyValues: isBoolean,
    removeUndefinedValues: isBoolean,
    convertClassInstanceToMap: isBoolean,
    convertTopLevelContainer: isBoolean,
    allowImpreciseNumbers: isBoolean,
  } satisfies OptionChecks & Record<keyof MarshallOptions, unknown>,
  [],
);

/**
 * Checks options for callers without types.
 *
 * @throws InvalidOptionError naming what there is no option for, or what an option does not take.
 */
export function checkMarshallOptions(options: unknown): void {
  const problem = checkFields("options", options);
  if (problem !== undefined) throw new InvalidOptionError(`marshall: ${problem}`);
}
