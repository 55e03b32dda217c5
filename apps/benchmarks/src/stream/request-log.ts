import type { Middleware } from "dynamorm";

/** Counts requests, and what each gave. */
export class RequestLog {
  #requests = 0;
  #sizes: number[] = [];

  /** To be given to a connection. */
  readonly middleware: Middleware = (next) => async (request, options) => {
    this.#requests += 1;
    const output = await next(request, options);
    if ("Items" in output) this.#sizes.push(output.Items?.length ?? 0);
    return output;
  };

  get requests(): number {
    return this.#requests;
  }

  clear(): void {
    this.#requests = 0;
    this.#sizes = [];
  }

  /** How many of the pages that came are needed for so many items. */
  pagesOf(items: number): number {
    let left = items;
    const last = this.#sizes.findIndex((size) => (left -= size) <= 0);
    if (last < 0) throw new Error(`there came fewer than ${items} items`);
    return last + 1;
  }
}
