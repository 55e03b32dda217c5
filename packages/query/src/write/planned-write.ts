import type { DynamoDBRequest, StoredItem, TransactConditionCheck, TransactWriteItem } from "@dynamorm/core";
import type { Condition, UpdateAction } from "@dynamorm/expressions";
import type { Deleted } from "@dynamorm/update-builder";
import type { ModelContext } from "../context.ts";

/** What a write does, in the words of the library. */
export type WriteKind = "create" | "put" | "upsert" | "update" | "delete" | "restore" | "check";

/** The requests that a write of one item is, where it is sent alone. */
export type SingleWriteRequest =
  | DynamoDBRequest<"PutItem">
  | DynamoDBRequest<"UpdateItem">
  | DynamoDBRequest<"DeleteItem">;

/** A condition on an item that is not written: there is no such operation alone, only as an action of a transaction. */
export interface CheckRequest {
  readonly operation: "ConditionCheck";
  readonly model: string;
  readonly input: TransactConditionCheck;
}

/**
 * A write of one item, checked and ready to be sent, as plain data. It is sent alone, or as an action of a transaction: both are made of
 * the same request, so that timestamps, versions, index keys and soft delete cannot differ between them.
 */
export interface PlannedWrite<Request extends SingleWriteRequest | CheckRequest = SingleWriteRequest | CheckRequest> {
  readonly context: ModelContext;
  readonly kind: WriteKind;
  /** The key of the item, as code has it. */
  readonly key: Readonly<Record<string, unknown>>;
  readonly request: Request;
  /** The item has to be there: without it, what fails is an `ItemNotFoundError`. */
  readonly needsItem: boolean;
  /** Which items can be meant, by their soft deletion. */
  readonly deleted: Deleted;
  /** The version that the item has to have. */
  readonly expectedVersion?: number | undefined;
  /** What the caller asks of the item, besides what the write does by itself. */
  readonly asked?: readonly Condition[];
  /** Attributes that the write changes nothing of: it expects them as they were given. */
  readonly expected?: readonly string[];
  /** Attributes that were not given and that keys of indexes are made of: it expects them as they are in a new item. */
  readonly assumed?: readonly string[];
  /** The whole item as it is stored, by a write that replaces it. */
  readonly stored?: StoredItem;
  /** What is changed of the item, by a write that does not. */
  readonly actions?: readonly UpdateAction[];
  /** Writes of other items that happen with this one, or not at all: those that keep values unique. */
  readonly guards?: readonly GuardWrite[];
  /** A unique attribute whose value the item takes as if it were new: it may be older than the constraint. */
  readonly claims?: string;
  /** The item as it was read for the plan, where one was. */
  readonly before?: StoredItem | undefined;
  /** What a condition that does not hold means, where it is none of the caller's: what was read for the plan is so no more. */
  readonly failed?: (current: StoredItem | undefined, cause: unknown) => unknown;
}

/** A write that belongs to another one, and what it means when its condition does not hold. */
export interface GuardWrite {
  readonly action: TransactWriteItem;
  readonly failed: (current: StoredItem | undefined, cause: unknown) => unknown;
}
