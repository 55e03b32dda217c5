import type { AnyModel, HeldName, IndexName, Simplify } from "@dynamorm/core";

/** What is left of a result that is read from an index. */
export type HeldResult<M extends AnyModel, Index extends IndexName<M>, Result> = M["~indexes"][Index] extends {
  readonly projection: "keys" | readonly string[];
}
  ? Simplify<Pick<Result, Extract<keyof Result, HeldName<M, Index>>>>
  : Result;

/** What is selected of a result: computed keys are texts, which an item that is not in their index lacks. */
export type Selected<Name extends PropertyKey, Result> = [Exclude<Name, keyof Result>] extends [never]
  ? Simplify<Pick<Result, Extract<Name, keyof Result>>>
  : Simplify<Pick<Result, Extract<Name, keyof Result>> & { [Computed in Exclude<Name, keyof Result>]?: string }>;
