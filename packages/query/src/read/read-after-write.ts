import {
  type AnyModel,
  callOptionChecks,
  type CallOptions,
  describeName,
  type IndexName,
  type IndexSchema,
  inWords,
  isDynamORMError,
  type Item,
  keyAttributes,
  type OptionCheck,
  sleep,
  type StoredItem,
  takes,
  TimeoutError,
} from "@dynamorm/core";
import { equalStored } from "@dynamorm/expressions";
import { invalidQuery } from "@dynamorm/update-builder";
import { type Backoff, backoffMs } from "../backoff.ts";
import { runCall } from "../call-options.ts";
import type { ModelContext } from "../context.ts";
import { indexKeyOf, readEntry, tableKeyOf } from "./read-after-write-entry.ts";
import { lagOf } from "./read-after-write-lag.ts";

/** What is waited for. */
export interface IndexedOptions<M extends AnyModel> extends CallOptions {
  /** Names of global indexes; all of them where nothing is said. */
  readonly index?: IndexName<M> | readonly IndexName<M>[] | undefined;
  /** The item as it was before the write. Where its key in an index was another, it is waited for to be gone from there. */
  readonly previous?: Item<M> | undefined;
  /** How long to wait, in milliseconds: 5,000 where nothing is said. */
  readonly timeoutMs?: number | undefined;
}

const defaultTimeoutMs = 5000;

const backoff: Backoff = { baseMs: 20, maxMs: 500 };

const optionChecks: { readonly [Option in keyof IndexedOptions<AnyModel>]-?: OptionCheck } = {
  ...callOptionChecks,
  index: takes("the name of a global index, or a list of such names", (value) =>
    [value].flat().every((name) => typeof name === "string"),
  ),
  previous: takes("an item", (value) => typeof value === "object" && value !== null),
};

/** What is to become true of an index, and what is not yet. */
interface Awaited {
  readonly index: string;
  /** What is still not so, in words; `undefined` when it is. */
  readonly check: (options: CallOptions) => Promise<string | undefined>;
  lag: string;
}

/**
 * Waits until global indexes show an item as it was written, or as it was written later: reads them again and again, after waits that grow.
 * What is compared is the version where the model and the index have one, and otherwise every attribute that the index holds.
 *
 * An item that lacks the key of an index is not in it; with `previous`, it is waited for to be gone from where it was. Costs a query of
 * everything that has the item's key in the index, for each look.
 *
 * @throws TimeoutError which says which index lags, and how; InvalidItemError for what is no whole item; InvalidQueryError for an index that
 * is not global, or that the item was and is not in.
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/GSI.html
 */
export async function waitUntilIndexed<M extends AnyModel>(
  context: ModelContext,
  item: Item<M>,
  options: IndexedOptions<M> = {},
): Promise<void> {
  const { model } = context;
  let waiting: readonly Awaited[] = [];
  const { timeoutMs = defaultTimeoutMs } = options;
  const timed = typeof options === "object" ? { ...options, timeoutMs } : options;
  try {
    await runCall(
      model,
      "waitUntilIndexed",
      timed,
      async (call) => {
        waiting = awaitedOf(context, item, options);
        await Promise.all(waiting.map((awaited) => untilSo(awaited, call)));
      },
      optionChecks,
    );
  } catch (error) {
    if (!isDynamORMError(error, "TIMEOUT") || waiting.length === 0) throw error;
    throw laggingError(model, item, timeoutMs, waiting, error);
  }
}

async function untilSo(awaited: Awaited, call: CallOptions): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    const lag = await awaited.check(call);
    awaited.lag = lag ?? "";
    if (lag === undefined) return;
    await sleep(backoffMs(attempt, backoff), call.signal);
  }
}

function awaitedOf<M extends AnyModel>(
  context: ModelContext,
  item: Item<M>,
  { index, previous }: IndexedOptions<M>,
): readonly Awaited[] {
  const { model, codec } = context;
  const written = codec.marshal(item);
  const before = previous === undefined ? undefined : codec.marshal(previous);
  if (before !== undefined && !equalStored({ M: tableKeyOf(model, written) }, { M: tableKeyOf(model, before) })) {
    throw invalidQuery(model, "waitUntilIndexed(): previous is the same item before the write, and has its key");
  }
  return indexesOf(model, index).flatMap((one): Awaited[] => {
    const now = indexKeyOf(model, one, written);
    const then = before && indexKeyOf(model, one, before);
    if (now === undefined && then === undefined && index !== undefined && before === undefined) {
      throw invalidQuery(
        model,
        `waitUntilIndexed(): the item lacks the key of index "${one.name}" and is not in it; where it was before, its { previous } tells`,
      );
    }
    const isMoved = then !== undefined && (now === undefined || !equalStored({ M: now }, { M: then }));
    return [
      ...(now === undefined ? [] : [shows(context, one, now, written)]),
      ...(isMoved ? [isGone(context, one, then, written)] : []),
    ];
  });
}

function shows(context: ModelContext, index: IndexSchema, key: StoredItem, written: StoredItem): Awaited {
  return {
    index: index.name,
    lag: "was not read yet",
    check: async (call) => lagOf(context.model, index, written, await readEntry(context, index, key, written, call)),
  };
}

function isGone(context: ModelContext, index: IndexSchema, key: StoredItem, written: StoredItem): Awaited {
  return {
    index: index.name,
    lag: "was not read yet",
    check: async (call) => {
      const entry = await readEntry(context, index, key, written, call);
      return entry === undefined ? undefined : "shows the item under its earlier key";
    },
  };
}

/** The global indexes that are named, or all. */
function indexesOf(model: AnyModel, named: string | readonly string[] | undefined): readonly IndexSchema[] {
  const all = Object.values(model.indexes);
  if (named === undefined) return all.filter(({ type }) => type === "global");
  return [...new Set([named].flat())].map((name) => {
    const index = all.find((one) => one.name === name);
    if (index?.type === "global") return index;
    if (index !== undefined) {
      throw invalidQuery(model, `waitUntilIndexed(): index "${name}" is local: consistentRead() reads it as it is`);
    }
    const known = all.length > 0 ? `there are ${all.map((one) => one.name).join(", ")}` : "the model has none";
    throw invalidQuery(model, `waitUntilIndexed() names ${describeName(name)}, which is no index; ${known}`);
  });
}

function laggingError(
  model: AnyModel,
  item: object,
  timeoutMs: number,
  waiting: readonly Awaited[],
  cause: unknown,
): TimeoutError {
  const lags = waiting.filter(({ lag }) => lag !== "").map(({ index, lag }) => `index "${index}" ${lag}`);
  const names = keyAttributes(model, model.key);
  const key = Object.fromEntries(Object.entries(item).filter(([name]) => names.includes(name)));
  return new TimeoutError(
    `waitUntilIndexed of model "${model.name}": after ${timeoutMs} ms, ${inWords(lags, "and")}; wait longer with { timeoutMs }, or read the item itself with { consistent: true }`,
    { model: model.name, table: model.table, key, cause },
  );
}
