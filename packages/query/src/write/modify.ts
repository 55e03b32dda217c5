import {
  type CallOptions,
  type DynamORMError,
  isConditionFailed,
  ItemNotFoundError,
  type OptionCheck,
  sleep,
  type StoredItem,
  takes,
  VersionConflictError,
} from "@dynamorm/core";
import { backoffMs } from "../backoff.ts";
import type { ModelContext } from "../context.ts";
import { isOwnItem } from "../plan/own-items.ts";
import { getRequest } from "../read/read-request.ts";
import { changesOf } from "./changes-of.ts";
import { describeKey } from "./describe-key.ts";
import { planChange } from "./plan-change.ts";
import { sendWrite } from "./send-write.ts";
import { unchangedConditions } from "./unchanged-conditions.ts";
import { type RejectableOptions, rejectableOptionChecks, type Rejection } from "./write-options.ts";
import { returnedOf } from "./writes.ts";

type Fields = Readonly<Record<string, unknown>>;

/** How an item is modified. */
export interface ModifyOptions<Way extends Rejection = Rejection> extends RejectableOptions<Way> {
  /** How often the item is read, changed and written at most, while others write it in between. 20 where nothing is said. */
  readonly tries?: number | undefined;
}

/** The checks of {@link ModifyOptions}. */
export const modifyOptionChecks: { readonly [Option in keyof ModifyOptions]-?: OptionCheck } = {
  ...rejectableOptionChecks,
  tries: takes("a whole number from 1", (value) => Number.isSafeInteger(value) && Number(value) >= 1),
};

const usualTries = 20;

/** The first wait is of the order of a write; waits grow while writers are many. */
const backoff = { baseMs: 10, maxMs: 2_000 } as const;

/**
 * Reads an item, has it changed, and writes it if nobody has written it in between; otherwise does all of it again, after a wait. Gives
 * the item as it is then.
 *
 * Where the model has no version, every attribute has to be as it was read.
 *
 * @throws ItemNotFoundError where there is no item, VersionConflictError (or ConditionFailedError, without a version) where others wrote
 * it in between each time, and what `change` throws.
 */
export async function modifyItem(
  context: ModelContext,
  key: Fields,
  change: (item: object) => unknown,
  tries: number = usualTries,
  call: CallOptions = {},
): Promise<object> {
  for (let attempt = 0; ; attempt++) {
    const stored = await readOwn(context, key, call);
    const item = context.codec.unmarshal(stored);
    const changes = changesOf(context, stored, await change(item));
    // Made anew: the function may have changed the one that it was given.
    if (changes === undefined) return context.codec.unmarshal(stored);
    try {
      const { version } = context.model.roles;
      const expected = version === undefined ? {} : { [version]: (context.codec.unmarshal(stored) as Fields)[version] };
      const conditions = version === undefined ? unchangedConditions(context.model, stored) : [];
      const sent = await sendWrite(
        (more) => planChange(context, key, { ...changes, ...expected }, [...conditions, ...more]),
        call,
      );
      return returnedOf(context, sent.write, sent.stored) as object;
    } catch (error) {
      // Another item has a unique value: reading this one again tells nothing new.
      if (!isConditionFailed(error) || error.code === "UNIQUE_CONSTRAINT") throw error;
      if (attempt + 1 >= tries) throw afterTries(error, tries);
    }
    await sleep(backoffMs(attempt, backoff), call.signal);
  }
}

async function readOwn(context: ModelContext, key: Fields, call: CallOptions): Promise<StoredItem> {
  const { model, codec, execute } = context;
  const { Item } = await execute(getRequest(model, codec, key, { consistent: true }), call);
  if (Item !== undefined && isOwnItem(model, Item)) return Item;
  const { name, table } = model;
  const message = `there is no ${name} ${describeKey(key)} in table "${table}": modify() changes what is there; upsert() makes it too`;
  throw new ItemNotFoundError(message, { operation: "GetItem", model: name, table, key });
}

function afterTries(error: DynamORMError, tries: number): DynamORMError {
  if (!(error instanceof VersionConflictError)) return error;
  const { current, expectedVersion, operation, model, table, key } = error;
  const message = `${error.message} (modify() has done so ${tries} times)`;
  return new VersionConflictError(message, { current, expectedVersion, operation, model, table, key, cause: error });
}
