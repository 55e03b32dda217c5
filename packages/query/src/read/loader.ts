import { onAbort, type StoredItem } from "@dynamorm/core";
import type { ModelContext } from "../context.ts";
import { mostKeysOfBatch, readBatch } from "./read-batch.ts";
import { runConcurrently } from "./read-batch-concurrency.ts";
import { keyIdentity } from "./stored-key-identity.ts";

/** How many requests of one tick are under way at once. */
const concurrency = 4;

/** Who waits for an item. */
interface Caller {
  readonly give: (item: StoredItem | undefined) => void;
  readonly refuse: (error: unknown) => void;
}

/** A key that somebody asked for, and who did. */
interface Wanted {
  readonly key: StoredItem;
  readonly callers: Set<Caller>;
  /** Told when a caller waits no more. */
  onLeave?: () => void;
}

/** The keys that were asked for in one tick, by what tells them apart. */
type Tick = Map<string, Wanted>;

/**
 * Gathers the keys that are asked for in one tick of the event loop, and reads their items together.
 *
 * It keeps nothing: who asks later is not given what an earlier request reads, which may be from before a write in between.
 */
export class Loader {
  readonly #context: ModelContext;
  readonly #ticks: Record<"consistent" | "eventual", Tick> = { consistent: new Map(), eventual: new Map() };
  #isDue = false;

  constructor(context: ModelContext) {
    this.#context = context;
  }

  /** The item with a stored key, as it is stored: a copy of the caller's own. Rejects with the signal's reason when it aborts. */
  load(key: StoredItem, consistent: boolean, signal?: AbortSignal): Promise<StoredItem | undefined> {
    return new Promise((resolve, reject) => {
      signal?.throwIfAborted();
      const wanted = this.#want(key, consistent);
      const stopListening = signal && onAbort(signal, leave);
      const caller: Caller = {
        give: (item) => {
          stopListening?.();
          resolve(item);
        },
        refuse: (error) => {
          stopListening?.();
          reject(error);
        },
      };
      wanted.callers.add(caller);
      function leave(): void {
        wanted.callers.delete(caller);
        wanted.onLeave?.();
        reject(signal?.reason);
      }
    });
  }

  #want(key: StoredItem, consistent: boolean): Wanted {
    const tick = this.#ticks[consistent ? "consistent" : "eventual"];
    const identity = keyIdentity(this.#context.model, key);
    const known = tick.get(identity);
    if (known !== undefined) return known;
    const wanted: Wanted = { key, callers: new Set() };
    tick.set(identity, wanted);
    if (!this.#isDue) afterThisTick(() => this.#read());
    this.#isDue = true;
    return wanted;
  }

  #read(): void {
    this.#isDue = false;
    const { consistent, eventual } = this.#ticks;
    void readTick(this.#context, consistent, true);
    void readTick(this.#context, eventual, false);
    this.#ticks.consistent = new Map();
    this.#ticks.eventual = new Map();
  }
}

/** After all promises that can go on now have done so, so that what they ask for is gathered too. Workers have no `setImmediate`. */
function afterThisTick(run: () => void): void {
  if (typeof setImmediate === "function") setImmediate(run);
  else setTimeout(run, 0);
}

/** Reads what was asked for in a tick. Never rejects: each caller is told by itself. */
async function readTick(context: ModelContext, tick: Tick, consistent: boolean): Promise<void> {
  const all = [...tick.values()];
  const chunks = Array.from({ length: Math.ceil(all.length / mostKeysOfBatch) }, (_, chunk) =>
    all.slice(chunk * mostKeysOfBatch, (chunk + 1) * mostKeysOfBatch),
  );
  await runConcurrently(chunks, concurrency, {}, (chunk) => readTogether(context, chunk, consistent));
}

/** Reads the items of one request, for those who still wait. When nobody does any more, the request is ended. */
async function readTogether(context: ModelContext, chunk: readonly Wanted[], consistent: boolean): Promise<void> {
  const wanted = chunk.filter(({ callers }) => callers.size > 0);
  const stop = new AbortController();
  for (const one of wanted) {
    one.onLeave = () => {
      if (wanted.every(({ callers }) => callers.size === 0)) stop.abort();
    };
  }
  const keys = wanted.map(({ key }) => key);
  try {
    const items = await readBatch(context, keys, { consistent }, { signal: stop.signal });
    for (const [place, { callers }] of wanted.entries()) giveEach(callers, items[place]);
  } catch (error) {
    for (const { callers } of wanted) for (const { refuse } of callers) refuse(error);
  }
}

/** Each caller has an item of its own, down to its bytes: what one changes, no other sees. */
function giveEach(callers: ReadonlySet<Caller>, item: StoredItem | undefined): void {
  const [first, ...others] = callers;
  first?.give(item);
  for (const { give } of others) give(item && structuredClone(item));
}
