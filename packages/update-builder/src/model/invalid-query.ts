import { type AnyModel, type ErrorContext, InvalidQueryError } from "@dynamorm/core";

/** The error of a query or write that cannot be, with the model's name in front. */
export function invalidQuery(
  { name, table }: AnyModel,
  message: string,
  context: Pick<ErrorContext, "attribute" | "key" | "cause"> = {},
): InvalidQueryError {
  return new InvalidQueryError(`Model "${name}": ${message}`, { model: name, table, ...context });
}
