import type { CallOptions, DynamoDBRequest } from "@dynamorm/core";
import type { Condition } from "@dynamorm/expressions";
import type { ModelContext } from "../context.ts";
import type { PlannedWrite } from "../write/planned-write.ts";
import { sendGuarded } from "../write/unique/send-guarded.ts";
import { randomName } from "../random-name.ts";
import { sendTogether, togetherRequest, type TogetherOptions } from "./send-together.ts";
import { actionsOf } from "./transact-actions.ts";
import type { TransactionStep } from "./transaction-step.ts";

/** Plans the actions of a transaction, all for one moment, and sends them; gives the writes that were done, in order. */
export async function sendSteps(
  steps: readonly TransactionStep[],
  { token, tries }: TogetherOptions,
  call: CallOptions,
): Promise<readonly PlannedWrite[]> {
  const send = async (writes: readonly PlannedWrite[]): Promise<readonly PlannedWrite[]> => {
    call.signal?.throwIfAborted();
    await sendTogether(writes, { token, tries }, call);
    return writes;
  };
  return await sendGuarded(plannersOf(steps), send, call);
}

/** The request of a transaction. Nothing of it is sent; where values are kept unique, what is there is read. */
export async function requestOf(
  steps: readonly TransactionStep[],
  token: string | undefined,
  call: CallOptions,
): Promise<DynamoDBRequest<"TransactWriteItems">> {
  const make = async (writes: readonly PlannedWrite[]): Promise<DynamoDBRequest<"TransactWriteItems">> =>
    togetherRequest(actionsOf(writes), token ?? randomName());
  return await sendGuarded(plannersOf(steps), make, call);
}

function plannersOf(
  steps: readonly TransactionStep[],
): readonly ((more: readonly Condition[]) => Promise<PlannedWrite>)[] {
  const moment = steps[0]?.context.now();
  const contexts = new Map<ModelContext, ModelContext>();
  return steps.map(({ context, plan }) => {
    const at = contexts.get(context) ?? (moment === undefined ? context : { ...context, now: () => moment });
    contexts.set(context, at);
    return (more) => plan(at, more);
  });
}
