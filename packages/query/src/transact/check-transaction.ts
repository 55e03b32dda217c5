import { InvalidQueryError } from "@dynamorm/core";
import { itemSize } from "@dynamorm/marshaling";
import { storedKeyIdentity } from "../read/stored-key-identity.ts";
import { describeAction, targetOf, type TransactAction } from "./transact-actions.ts";

/** How many actions DynamoDB takes in one transaction. https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html */
export const mostActions = 100;

/** How large the items of one transaction are together at most, in bytes. */
const mostBytes = 4 * 1024 * 1024;

/** Most likely the actions are asked for later, by what the function did not wait for. */
const noAction =
  "it has no action: there is nothing to send. A function that awaits something before it asks for its actions has to be awaited itself: forEach() awaits nothing, for … of does";

/**
 * Refuses what DynamoDB would refuse as a whole, before it is sent, in words that name the actions.
 *
 * @throws InvalidQueryError where there is no action, where there are more than 100, where they hold more than 4 MB, and where two of
 * them are on the same item.
 */
export function checkTransaction(actions: readonly TransactAction[]): void {
  if (actions.length === 0) throw refusal(actions, noAction);
  if (actions.length > mostActions) {
    const guards = actions.filter(({ guard }) => guard !== undefined).length;
    const which = guards === 0 ? "" : `, ${guards} of which keep values unique`;
    const why = `it has ${actions.length} actions${which}; DynamoDB takes ${mostActions} at most`;
    throw refusal(actions, `${why}: what has not to be done all or nothing can be several transactions, or a batch`);
  }
  checkItems(actions);
  checkSize(actions);
}

function checkItems(actions: readonly TransactAction[]): void {
  const seen = new Map<string, TransactAction>();
  for (const action of actions) {
    const { table, item } = targetOf(action.item);
    const identity = JSON.stringify([table, storedKeyIdentity(action.write.context.model, item)]);
    const other = seen.get(identity);
    if (other !== undefined) throw refusal([other, action], conflict(other, action));
    seen.set(identity, action);
  }
}

function conflict(one: TransactAction, other: TransactAction): string {
  return `${nameAction(one)} and ${nameAction(other)} are on the same item, which DynamoDB allows once in a transaction: make them one action (a check becomes its condition)`;
}

/** Of items that are changed or deleted only what is sent of them is known here; DynamoDB looks at all. */
function checkSize(actions: readonly TransactAction[]): void {
  const sizes = actions.map((action) => ({
    action,
    bytes: itemSize(targetOf(action.item).item) + changedBytes(action),
  }));
  const bytes = sizes.reduce((sum, size) => sum + size.bytes, 0);
  if (bytes <= mostBytes) return;
  const [largest] = sizes.toSorted((one, other) => other.bytes - one.bytes);
  const which = largest === undefined ? "" : `, ${largest.bytes} of them in ${nameAction(largest.action)}`;
  throw refusal(
    actions,
    `its items have ${bytes} bytes${which}; DynamoDB takes ${mostBytes} (4 MB) at most: do less at once`,
  );
}

/** What an update sets, in bytes. */
function changedBytes({ guard, write: { context, request, actions = [] } }: TransactAction): number {
  if (guard !== undefined || request.operation !== "UpdateItem") return 0;
  return actions.reduce((bytes, action) => {
    if (action.kind !== "set" || action.operand.kind !== "value") return bytes;
    return bytes + itemSize({ "": context.codec.marshalValue(action.path, action.operand.value) });
  }, 0);
}

function nameAction({ index, write }: TransactAction): string {
  return `action ${index} (${describeAction(write)})`;
}

/** The model and table are told where there is one of them. */
function refusal(actions: readonly TransactAction[], problem: string): InvalidQueryError {
  return new InvalidQueryError(`this transaction cannot be sent: ${problem}`, subjectOf(actions));
}

/** The model and the table that actions are about, where there is one only. */
export function subjectOf(actions: readonly TransactAction[]): {
  readonly model?: string | undefined;
  readonly table?: string | undefined;
} {
  const models = new Set(actions.map(({ write }) => write.context.model.name));
  const tables = new Set(actions.map(({ write }) => write.context.model.table));
  return {
    model: models.size === 1 ? [...models][0] : undefined,
    table: tables.size === 1 ? [...tables][0] : undefined,
  };
}
