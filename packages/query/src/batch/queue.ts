/** Things that wait to be sent, in order. */
export class Queue<Thing> {
  readonly #things: Thing[];
  #first = 0;

  constructor(things: readonly Thing[]) {
    this.#things = [...things];
  }

  /** The next ones, taken out: as long as `fits` says that one goes with those before it, and the first in any case. */
  take(fits: (thing: Thing, before: number) => boolean): Thing[] {
    const start = this.#first;
    while (this.#first < this.#things.length) {
      const next = this.#things[this.#first] as Thing;
      if (!fits(next, this.#first - start) && this.#first > start) break;
      this.#first++;
    }
    return this.#things.slice(start, this.#first);
  }

  /** Puts things back, behind all others. */
  putBack(things: Iterable<Thing>): void {
    for (const thing of things) this.#things.push(thing);
  }
}
