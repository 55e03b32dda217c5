import {
  type CallOptions,
  type DynamoDBRequest,
  type Executor,
  isDynamORMError,
  type Middleware,
  type OperationName,
  type OperationOutput,
} from "@dynamorm/core";
import { isRegionMissing } from "../errors/region-error.ts";
import { readThrown } from "../errors/thrown-error.ts";
import { translateError } from "../errors/translate-error.ts";
import { type Located, locationOf } from "../sdk/service-location.ts";

/** Turns what the SDK throws into errors of the library. Those that are already pass through unchanged. */
export function translateErrors(client: Located): Middleware {
  return (next: Executor): Executor => {
    return async <Name extends OperationName>(
      request: DynamoDBRequest<Name>,
      options?: CallOptions,
    ): Promise<OperationOutput<Name>> => {
      try {
        return await next(request, options);
      } catch (thrown) {
        if (isDynamORMError(thrown)) throw thrown;
        const error = readThrown(thrown);
        const { isWithoutSdk } = client;
        const isAsked = isWithoutSdk === true || !isRegionMissing(error);
        const location = isAsked ? await locationOf(client) : {};
        throw translateError({ request, thrown, error, location, signal: options?.signal });
      }
    };
  };
}
