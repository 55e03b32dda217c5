import {
  checkOptions,
  describeValue,
  InvalidQueryError,
  InvalidOptionError,
  isPlainObject,
  runCall,
} from "@dynamorm/core";
import { Action, type TransactionResult } from "./action.ts";
import type { ContextOf } from "./context-of.ts";
import { itemsOf } from "./results-of.ts";
import { sendSteps } from "./send-steps.ts";
import { Transaction } from "./transaction.ts";
import { type TransactionOptions, transactionOptionChecks } from "./transaction-options.ts";
import type { TransactionStep } from "./transaction-step.ts";

/**
 * Runs a function that says what a transaction does, once, and then sends it. Where the function throws, nothing is sent.
 *
 * @throws as `db.transaction` does.
 */
export async function runTransaction<Returned>(
  contextOf: ContextOf,
  run: (tx: Transaction) => Returned | Promise<Returned>,
  options: TransactionOptions,
): Promise<TransactionResult<Returned>> {
  if (typeof run !== "function") {
    throw new InvalidOptionError(
      `transaction takes a function of what collects the actions, (tx) => { … }, or nothing, which gives a builder; not ${describeValue(run)}`,
    );
  }
  checkOptions("transaction", {}, options, transactionOptionChecks);
  const { token, tries } = options;
  return await runCall("transaction", {}, options, async (call) => {
    const { returned, steps, wanted } = await collect(contextOf, run);
    call.signal?.throwIfAborted();
    const writes = await sendSteps(steps, { token, tries }, call);
    const done = wanted.flatMap(({ index }) => writes[index] ?? []);
    const items = await itemsOf(done, call);
    const itemOf = new Map(wanted.map((action, place) => [action, items[place]]));
    return resultOf(returned, itemOf) as TransactionResult<Returned>;
  });
}

/** What the function said, and the actions whose items it wants. */
interface Collected {
  readonly returned: unknown;
  readonly steps: readonly TransactionStep[];
  readonly wanted: readonly Action<unknown>[];
}

async function collect(contextOf: ContextOf, run: (tx: Transaction) => unknown): Promise<Collected> {
  const steps: TransactionStep[] = [];
  const actions = new Set<Action<unknown>>();
  let hasEnded = false;
  const tx = new Transaction(contextOf, (step) => {
    if (hasEnded) throw late(step);
    const action = new Action<unknown>(step.kind, steps.length);
    steps.push(step);
    actions.add(action);
    return action;
  });
  try {
    const returned = await run(tx);
    const wanted = actionsIn(returned);
    if (!wanted.every((action) => actions.has(action))) {
      throw new InvalidQueryError("the function of a transaction returned an action of another transaction");
    }
    return { returned, steps, wanted };
  } finally {
    hasEnded = true;
  }
}

/** The actions that a function returned: one, or those in a list or a plain object. */
function actionsIn(returned: unknown): readonly Action<unknown>[] {
  const all: readonly unknown[] = isHolder(returned) ? Object.values(returned) : [returned];
  return all.filter((one) => one instanceof Action);
}

/** What was returned, with items in place of their actions. What holds none is given as it is. */
function resultOf(returned: unknown, itemOf: ReadonlyMap<unknown, object | undefined>): unknown {
  const one = (value: unknown): unknown => (itemOf.has(value) ? itemOf.get(value) : value);
  if (Array.isArray(returned)) return returned.map(one);
  if (!isHolder(returned) || actionsIn(returned).length === 0) return one(returned);
  return Object.fromEntries(Object.entries(returned).map(([name, value]) => [name, one(value)]));
}

/** What is looked into for actions. */
function isHolder(value: unknown): value is object {
  return Array.isArray(value) || isPlainObject(value);
}

function late({ kind, context: { model } }: TransactionStep): InvalidQueryError {
  const message = `${kind} of model "${model.name}" was asked for when the function of its transaction had ended, and all that it had asked for was sent already: make the function async, and await what it waits for`;
  return new InvalidQueryError(message, { model: model.name, table: model.table });
}
