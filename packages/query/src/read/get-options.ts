import { callOptionChecks, type CallOptions, type OptionCheck, takes } from "@dynamorm/core";

/** How a single item is read. */
export interface GetOptions extends CallOptions {
  /** Sees every write that was done before, at twice the cost. Loads with it are read apart from those without. */
  readonly consistent?: boolean | undefined;
  /** Gives the item also where it was deleted softly. */
  readonly withDeleted?: boolean | undefined;
}

/** The checks of {@link GetOptions}. */
export const getOptionChecks: { readonly [Option in keyof GetOptions]-?: OptionCheck } = {
  ...callOptionChecks,
  consistent: takes("true or false", (value) => typeof value === "boolean"),
  withDeleted: takes("true or false", (value) => typeof value === "boolean"),
};
