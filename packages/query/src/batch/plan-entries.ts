import type { AnyModel, CallOptions, StoredItem, WriteRequest } from "@dynamorm/core";
import type { Condition } from "@dynamorm/expressions";
import type { ModelContext } from "../context.ts";
import { keyIdentity } from "../read/stored-key-identity.ts";
import type { PlannedWrite, SingleWriteRequest } from "../write/planned-write.ts";
import { planErase } from "../write/plan-erase.ts";
import { planCreate, planPut } from "../write/plan-store.ts";
import { draftItem } from "../write/prepare-item.ts";
import { sendWrite } from "../write/send-write.ts";
import { deleteItem, returnedOf } from "../write/writes.ts";
import type { WriteEntry } from "./batch-entry.ts";
import type { Patience } from "./patience.ts";
import { retryingExecutor } from "./retrying-executor.ts";

type Fields = Readonly<Record<string, unknown>>;
type Single = PlannedWrite<SingleWriteRequest>;

/** Plans an item of `batchPut` or `batchCreate`. */
export async function planStore(
  context: ModelContext,
  kind: "put" | "create",
  given: object,
  index: number,
): Promise<WriteEntry> {
  const { codec } = context;
  const plan = kind === "put" ? planPut : planCreate;
  const draft = draftItem(given);
  const write = await plan(context, draft);
  const { key, stored } = write;
  const again = withKey(given as Fields, key);
  const planner = (more: readonly Condition[]): Promise<Single> => plan(context, draft, more);
  return {
    ...partsOf(context, kind, index, key, stored),
    given: again,
    request: plainRequest(write),
    ...(stored !== undefined && { written: () => codec.unmarshal(stored) }),
    writeAlone: (patience, call) => sendPlanned(write, planner, patience, true, call),
  };
}

/** Plans a key of `batchDelete`. An item that is deleted softly is changed, which BatchWriteItem cannot do. */
export function planDeletion(context: ModelContext, key: object, index: number, hard: boolean | undefined): WriteEntry {
  const fields = key as Fields;
  return {
    ...partsOf(context, "delete", index, fields),
    given: key,
    request: plainRequest(planErase(context, { key: fields, hard })),
    writeAlone: async (patience, call) => {
      const patient = patientContext(context, patience, true);
      await deleteItem(patient, { key: fields, conditions: [], hard }, call);
    },
  };
}

/** Sends a write that was planned, as it was: the same again where it has to be sent again. Gives the item. */
export async function sendPlanned(
  planned: Single,
  plan: (more: readonly Condition[]) => Promise<Single>,
  patience: Patience,
  isRepeatable: boolean,
  call: CallOptions,
): Promise<unknown> {
  const context = patientContext(planned.context, patience, isRepeatable);
  const sent = await sendWrite(
    context,
    async (more) => ({ ...(more.length === 0 ? planned : await plan(more)), context }),
    call,
  );
  return returnedOf(sent);
}

/** What every entry of a key has; `stored` is the key as it is stored, or what holds it. @throws InvalidItemError for a key that is not whole. */
export function partsOf(
  { model, codec }: ModelContext,
  kind: WriteEntry["kind"],
  index: number,
  key: Fields,
  stored: StoredItem = codec.marshalKey(key),
): Pick<WriteEntry, "kind" | "index" | "key" | "identity"> {
  return { kind, index, key, identity: keyIdentity(model, stored) };
}

function patientContext(context: ModelContext, patience: Patience, isRepeatable: boolean): ModelContext {
  return { ...context, execute: retryingExecutor(context.execute, patience, isRepeatable) };
}

/** The write as BatchWriteItem has it; `undefined` where that would not keep what the single write promises. */
function plainRequest({ context: { model }, request, guards = [] }: Single): WriteRequest | undefined {
  if (guards.length > 0 || hasUnique(model) || request.operation === "UpdateItem") return undefined;
  if (request.input.ConditionExpression !== undefined) return undefined;
  if (request.operation === "PutItem") return { PutRequest: { Item: request.input.Item } };
  return { DeleteRequest: { Key: request.input.Key } };
}

/** Values that are unique are kept so by writes of other items, which go with each write. */
function hasUnique(model: AnyModel): boolean {
  const { unique = [] }: { readonly name: string; readonly unique?: readonly string[] } = model;
  return unique.length > 0;
}

/** An item with the parts of its key that a default gave, so that it is the same item when it is written again. */
function withKey(given: Fields, key: Fields): Fields {
  const isWhole = Object.keys(key).every((name) => given[name] !== undefined);
  return isWhole ? given : { ...given, ...key };
}
