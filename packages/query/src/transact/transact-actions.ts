import type { StoredItem, TransactWriteItem } from "@dynamorm/core";
import { invalidQuery, describeKey } from "@dynamorm/update-builder";
import type { GuardWrite, PlannedWrite } from "../write/planned-write.ts";

/** An action as it stands in the request, and whose it is: a write's own, or one of its guards'. */
export interface TransactAction {
  /** The place of the write among the writes of the transaction, from 0. */
  readonly index: number;
  readonly write: PlannedWrite;
  readonly item: TransactWriteItem;
  readonly guard?: GuardWrite;
}

/** The actions of writes that are done together, in the order of the request: each write's own, then those of their guards. */
export function actionsOf(writes: readonly PlannedWrite[]): readonly TransactAction[] {
  const own = writes.map((write, index) => ({ index, write, item: transactItemOf(write) }));
  const guards = writes.flatMap((write, index) =>
    (write.guards ?? []).map((guard) => ({ index, write, item: guard.action, guard })),
  );
  return [...own, ...guards];
}

/**
 * A write as an action of a transaction: the same request that it is by itself, which asks for the item that is there where its condition
 * does not hold. An action gives nothing back.
 *
 * @throws InvalidQueryError for an update of nothing, and an upsert of nothing but a key: an update in a transaction changes something.
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItem.html
 */
function transactItemOf({ request, context, kind, key }: PlannedWrite): TransactWriteItem {
  switch (request.operation) {
    case "PutItem": {
      const { ReturnValues: _, ...Put } = request.input;
      return { Put };
    }
    case "DeleteItem": {
      const { ReturnValues: _, ...Delete } = request.input;
      return { Delete };
    }
    case "ConditionCheck":
      return { ConditionCheck: request.input };
    default: {
      const { ReturnValues: _, UpdateExpression, ...rest } = request.input;
      if (UpdateExpression !== undefined) return { Update: { ...rest, UpdateExpression } };
      const { model } = context;
      throw invalidQuery(model, `${kind} of ${describeKey(key)}${kind === "update" ? emptyUpdate : onlyKey}`, { key });
    }
  }
}

const onlyKey =
  ", which has nothing but its key, cannot be an action of a transaction: an update there changes something; use create() or put(), or give the model an attr.updatedAt()";

const emptyUpdate =
  " changes nothing, and an update in a transaction changes something: give an attribute that changes; what has to hold for an item that stays as it is, is a check()";

/** The table that an action is on, and the item, or key, that it names. */
export function targetOf({ Put, Update, Delete, ConditionCheck }: TransactWriteItem): {
  readonly table: string;
  readonly item: StoredItem;
} {
  if (Put !== undefined) return { table: Put.TableName, item: Put.Item };
  const { TableName, Key } = Update ?? Delete ?? ConditionCheck;
  return { table: TableName, item: Key };
}

/** An action for people: `create of Payment { id: "p1" }`. */
export function describeAction({ kind, context, key }: PlannedWrite): string {
  return `${kind} of ${context.model.name} ${describeKey(key)}`;
}
