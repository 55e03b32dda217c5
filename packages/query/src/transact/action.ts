import type { WriteKind } from "../write/planned-write.ts";

/**
 * An action of a transaction that is not sent yet. A transaction's function returns it, or several, to have the items as they are stored:
 * it is no promise, and there is nothing to await.
 */
export class Action<Result> {
  /** What it does. */
  readonly kind: WriteKind;
  /** Its place among the actions of the transaction, from 0. */
  readonly index: number;
  /** What it gives when the transaction is done; for the compiler only. */
  declare protected readonly result: Result;

  constructor(kind: WriteKind, index: number) {
    this.kind = kind;
    this.index = index;
  }
}

/** What stands for what was returned: the item of an action, and anything else as it is. */
type Given<Value> = Value extends Action<infer Result> ? Result : Value;

/**
 * What a transaction gives for what its function returns: the item of an action, those of the actions in a list or in a plain object,
 * anything else as it is.
 */
export type TransactionResult<Returned> =
  Returned extends Action<infer Result>
    ? Result
    : Extract<Returned[keyof Returned], Action<unknown>> extends never
      ? Returned extends readonly unknown[]
        ? { -readonly [Place in keyof Returned]: Returned[Place] }
        : Returned
      : { -readonly [Place in keyof Returned]: Given<Returned[Place]> };
