import type { Condition } from "@dynamorm/expressions";
import type { ModelContext } from "../context.ts";
import { planSoftDelete } from "./plan-change.ts";
import { planDelete } from "./plan-delete.ts";
import type { PlannedWrite, SingleWriteRequest } from "./planned-write.ts";

/** What is to be deleted. */
export interface Erasure {
  readonly key: Readonly<Record<string, unknown>>;
  readonly conditions?: readonly Condition[];
  /** The version that the item has to have. */
  readonly version?: number | undefined;
  /** Deletes for good, where the model's items are otherwise only marked as deleted. */
  readonly hard?: boolean | undefined;
}

/** Plans to delete an item: it is marked as deleted where the model has `deletedAt`, and deleted for good otherwise. */
export function planErase(
  context: ModelContext,
  { key, conditions = [], version, hard }: Erasure,
  more: readonly Condition[] = [],
): PlannedWrite<SingleWriteRequest> {
  const { deletedAt } = context.model.roles;
  return deletedAt === undefined || hard === true
    ? planDelete(context, key, conditions, version, more)
    : planSoftDelete(context, key, deletedAt, [...conditions, ...more], version);
}
