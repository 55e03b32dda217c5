import { type AnyModel, InvalidQueryError } from "@dynamorm/core";
import { invalidQuery } from "./invalid-query.ts";

/** Does something for a model; an error of a part that knows no models is thrown again with the model's name. */
export function nameModel<Result>(model: AnyModel, run: () => Result): Result {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof InvalidQueryError) || error.model !== undefined) throw error;
    const { message, attribute } = error;
    throw invalidQuery(model, message, { attribute, cause: error });
  }
}
