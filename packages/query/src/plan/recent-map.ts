/**
 * Keeps what was asked for lately by its name: the last half of `most` for sure, and `most` at most. Two maps, of which the older one is let go
 * when the other is half full: to take the oldest out of one takes longer the more were taken out before.
 */
export class RecentMap<Value> {
  readonly #half: number;
  #recent = new Map<string, Value>();
  #former: ReadonlyMap<string, Value> = new Map();

  constructor(most: number) {
    this.#half = Math.ceil(most / 2);
  }

  get(name: string): Value | undefined {
    const recent = this.#recent.get(name);
    if (recent !== undefined) return recent;
    const former = this.#former.get(name);
    if (former !== undefined) this.set(name, former);
    return former;
  }

  set(name: string, value: Value): void {
    if (this.#recent.size >= this.#half) {
      this.#former = this.#recent;
      this.#recent = new Map();
    }
    this.#recent.set(name, value);
  }
}
