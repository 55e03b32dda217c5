import type { BatchEntry } from "./batch-entry.ts";
import type { BatchOptions } from "./batch-options.ts";

/** What became of an entry. */
type Outcome = { readonly result: unknown } | { readonly error: unknown };

/** An entry that was not done, and why. */
export interface NotDone<Entry> {
  readonly entry: Entry;
  readonly error: unknown;
}

/** Keeps what became of each entry of a batch, and tells how far it is. */
export class Ledger<Entry extends BatchEntry> {
  readonly #entries: readonly Entry[];
  readonly #onProgress: BatchOptions["onProgress"];
  readonly #outcomes = new Map<Entry, Outcome>();
  #failed = 0;
  #mismatch: unknown;

  constructor(entries: readonly Entry[], { onProgress }: BatchOptions) {
    this.#entries = entries;
    this.#onProgress = onProgress;
  }

  /** An entry was done, and gives this. */
  succeed(entry: Entry, result: unknown): void {
    this.#outcomes.set(entry, { result });
  }

  /** An entry was done, but what it gives does not fit the model. */
  succeedUnread(entry: Entry, error: unknown): void {
    this.succeed(entry, undefined);
    this.#mismatch ??= error;
  }

  /** The first error of what was done and could not be given. */
  get mismatch(): unknown {
    return this.#mismatch;
  }

  /** An entry was not done. */
  fail(entry: Entry, error: unknown): void {
    this.#outcomes.set(entry, { error });
    this.#failed++;
  }

  /** Whether every entry was done. */
  get isDone(): boolean {
    return this.#failed === 0 && this.#outcomes.size === this.#entries.length;
  }

  /** Tells the caller how far the batch is. @throws what the caller's function throws. */
  async tell(): Promise<void> {
    const failed = this.#failed;
    await this.#onProgress?.({ done: this.#outcomes.size - failed, failed, total: this.#entries.length });
  }

  /** What each entry gave, in order; `undefined` for one that was not done. */
  results(): unknown[] {
    return this.#entries.map((entry) => {
      const outcome = this.#outcomes.get(entry);
      return outcome !== undefined && "result" in outcome ? outcome.result : undefined;
    });
  }

  /** What was not done, in order; what was not come to by the end of the batch has the error that ended it. */
  notDone(ended: unknown): NotDone<Entry>[] {
    return this.#entries.flatMap((entry) => {
      const outcome = this.#outcomes.get(entry);
      if (outcome === undefined) return [{ entry, error: ended }];
      return "error" in outcome ? [{ entry, error: outcome.error }] : [];
    });
  }
}
