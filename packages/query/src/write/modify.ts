import {
  type CallOptions,
  ConditionFailedError,
  ConnectionError,
  describeValue,
  isConditionFailed,
  isDynamORMError,
  ItemNotFoundError,
  type OptionCheck,
  sleep,
  type StoredItem,
  takes,
  VersionConflictError,
} from "@dynamorm/core";
import { invalidQuery, describeKey } from "@dynamorm/update-builder";
import { backoffMs } from "../backoff.ts";
import type { ModelContext } from "../context.ts";
import { ownCopy } from "../own-copy.ts";
import { isOwnItem } from "../plan/own-items.ts";
import { getRequest } from "../read/get-request.ts";
import { changesOf } from "./changes-of.ts";
import { planModification } from "./plan-change.ts";
import { sendWrite } from "./send-write.ts";
import { unchangedConditions } from "./unchanged-conditions.ts";
import { type RejectableOptions, rejectableOptionChecks, type Rejection } from "./write-options.ts";
import { returnedOf } from "./writes.ts";

type Fields = Readonly<Record<string, unknown>>;

/** How an item is modified. */
export type ModifyOptions<Way extends Rejection = Rejection> = RejectableOptions<Way> & {
  /** How often the item is read, changed and written at most, while others write it in between. 20 where nothing is said. */
  readonly tries?: number | undefined;
};

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
 * it in between each time, ConnectionError where the client has sent a write twice and what became of the first is not known, and what
 * `change` throws.
 */
export async function modifyItem(
  context: ModelContext,
  key: Fields,
  change: (item: object) => unknown,
  tries: number = usualTries,
  call: CallOptions = {},
): Promise<object> {
  const { model, codec } = context;
  if (typeof change !== "function") {
    throw invalidQuery(model, `modify() takes a function that changes an item, not ${describeValue(change)}`);
  }
  // The key that was given may be another by the time that the function is done.
  const own = ownCopy(key);
  const { version } = model.roles;
  for (let attempt = 0; ; attempt++) {
    const stored = await readOwn(context, own, call);
    // Of bytes, an item has those of what it is made of: what is compared with later has its own.
    const item = codec.unmarshal(structuredClone(stored));
    const changes = changesOf(context, { stored, item, given: await change(item) });
    if (changes === undefined) return codec.unmarshal(stored);
    // The function may have taken its time, and an executor need not look at the signal.
    call.signal?.throwIfAborted();
    try {
      const expected = version === undefined ? {} : { [version]: (codec.unmarshal(stored) as Fields)[version] };
      const conditions = version === undefined ? unchangedConditions(model, stored) : [];
      const sent = await sendWrite(
        context,
        (more) => planModification(context, own, { ...changes, ...expected }, [...conditions, ...more]),
        call,
      );
      return returnedOf(sent) as object;
    } catch (error) {
      // A transaction works on the item at this moment: nothing was done.
      const isBusy = isDynamORMError(error, "TRANSACTION_CONFLICT") && attempt + 1 < tries;
      // Another item has a unique value: reading this one again tells nothing new.
      if (isBusy) {
        await sleep(backoffMs(attempt, backoff), call.signal);
        continue;
      }
      if (!isConditionFailed(error) || error.code === "UNIQUE_CONSTRAINT") throw error;
      if ((error.attempts ?? 1) > 1) throw notKnown(context, own, error);
      if (attempt + 1 >= tries) throw afterTries(context, error, tries);
    }
    await sleep(backoffMs(attempt, backoff), call.signal);
  }
}

async function readOwn(context: ModelContext, key: Fields, call: CallOptions): Promise<StoredItem> {
  const { model, codec, execute } = context;
  const { Item } = await execute(getRequest(model, codec, key, { consistent: true }), call);
  if (Item !== undefined && isOwnItem(model, Item)) return Item;
  const { name, table } = model;
  const isDeleted = Item !== undefined && isOwnItem(model, Item, { deleted: "only" });
  const why = isDeleted
    ? "it was deleted softly; restore() brings it back"
    : "modify() changes what is there; upsert() makes it too";
  const message = `there is no ${name} ${describeKey(key)} in table "${table}": ${why}`;
  throw new ItemNotFoundError(message, { operation: "GetItem", model: name, table, key });
}

/** An attempt of the client's may have been done, and was not told of: to change the item once more may be once too often. */
function notKnown({ model: { name, table } }: ModelContext, key: Fields, error: ConditionFailedError): ConnectionError {
  const { operation, cause } = error;
  const message = `modify() of ${name} ${describeKey(key)}: an attempt to write it got no answer, and the item is another since: whether this change was made is not known; read the item again`;
  return new ConnectionError(message, { operation, model: name, table, key, cause });
}

/** The last conflict, and how many there were. */
function afterTries(
  { model: { roles } }: ModelContext,
  error: ConditionFailedError,
  tries: number,
): ConditionFailedError {
  const { current, operation, model, table, key } = error;
  const failure = { current, operation, model, table, key, cause: error };
  if (error instanceof VersionConflictError) {
    const message = `${error.message} (modify() has done so ${tries} times)`;
    return new VersionConflictError(message, { ...failure, expectedVersion: error.expectedVersion });
  }
  if (roles.version !== undefined) return error;
  const item = `${model} ${describeKey(key ?? {})}`;
  const message = `${item} was written by others between reading and writing it, each of ${tries} times; an attr.version() tells what was changed from what was not`;
  return new ConditionFailedError(message, failure);
}
