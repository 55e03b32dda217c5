/**
 * What comes of several promises, in the order in which it comes.
 *
 * `Promise.race` again and again does the same, and leaks: a promise that is slow keeps what every other one gave in the meantime.
 */
export class Arrivals<Value> {
  readonly #come: PromiseSettledResult<Value>[] = [];
  #size = 0;
  #wake = (): void => {};

  /** How many have not been taken yet. */
  get size(): number {
    return this.#size;
  }

  /** Adds one. Its error is met by who takes it; one that nobody takes is nobody's. */
  add(promise: Promise<Value>): void {
    this.#size++;
    const arrive = (result: PromiseSettledResult<Value>): void => {
      this.#come.push(result);
      this.#wake();
    };
    promise.then(
      (value) => arrive({ status: "fulfilled", value }),
      (reason: unknown) => arrive({ status: "rejected", reason }),
    );
  }

  /** Takes the next one that comes; with none left it would wait for ever. Throws the error of one that failed. */
  async take(): Promise<Value> {
    let result = this.#come.shift();
    while (result === undefined) {
      await new Promise<void>((resolve) => (this.#wake = resolve));
      result = this.#come.shift();
    }
    this.#size--;
    if (result.status === "rejected") throw result.reason;
    return result.value;
  }
}
