import { isDynamORMError, type StoredItem } from "@dynamorm/core";
import type { Condition } from "@dynamorm/expressions";
import type { ModelContext } from "../../context.ts";
import type { ItemId } from "./item-id.ts";

/** Why a plan did not hold: what it took for granted is otherwise. */
export type Finding =
  /** The item was changed after it was read. */
  | { readonly kind: "changed" }
  /** The guard of a value that was to be given up belongs to another item. */
  | { readonly kind: "foreign"; readonly guard: ItemId }
  /** The guard of a value that was to be taken belongs to another item. */
  | { readonly kind: "taken"; readonly claim: Claim; readonly found: StoredItem | undefined }
  /** An item that did not have its value any more has it again. */
  | { readonly kind: "kept"; readonly guards: readonly ItemId[] };

/** A value that an item takes. */
export interface Claim {
  readonly context: ModelContext;
  readonly attribute: string;
  readonly value: StoredItem[string];
  readonly guard: ItemId;
}

/** A guard whose owner does not have the value: it expired, or something else than this library has written it. */
export interface Stale {
  readonly context: ModelContext;
  /** The owner as the guard names it. */
  readonly owner: StoredItem;
  /** The item that it is. */
  readonly item: ItemId;
  readonly key: Readonly<Record<string, unknown>>;
  /** That it does not have the value. */
  readonly condition: Condition;
}

/** What plans that did not hold have taught. */
export interface Known {
  /** Guards that are not the items' whose values they guard. */
  readonly foreign: ReadonlySet<ItemId>;
  readonly stale: ReadonlyMap<ItemId, Stale>;
}

/** What is known at first. */
export const nothingKnown: Known = { foreign: new Set(), stale: new Map() };

const findings = new WeakMap<object, Finding>();

/** Notes what an error means for the plan; gives the error. */
export function withFinding<Failure extends object>(error: Failure, finding: Finding): Failure {
  findings.set(error, finding);
  return error;
}

/** What a write that failed, alone or in a transaction, has found. */
export function findingsOf(error: unknown): readonly Finding[] {
  const errors = isDynamORMError(error, "TRANSACTION_CANCELED")
    ? error.failures.map((failure) => failure.error)
    : [error];
  return errors.flatMap((one) => (typeof one === "object" && one !== null ? (findings.get(one) ?? []) : []));
}
