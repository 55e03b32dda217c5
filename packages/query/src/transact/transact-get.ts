import {
  type AnyModel,
  callOptionChecks,
  type CallOptions,
  checkOptions,
  type Item,
  type ItemKey,
  type OperationOutput,
  type OptionCheck,
  runCall,
  takes,
} from "@dynamorm/core";
import { checkDeleted } from "../describe/check-step.ts";
import { isOwnItem } from "../plan/own-items.ts";
import type { ContextOf } from "./context-of.ts";
import { retryTransient, triesCheck } from "./retry-transient.ts";
import { canceledGet, distinctGets, transactGetRequest, type WantedGet, wantedGets } from "./wanted-gets.ts";

/** How items are read in a transaction. */
export interface TransactGetOptions extends CallOptions {
  /** Gives items also where they were deleted softly. */
  readonly withDeleted?: boolean | undefined;
  /** How often they are asked for, where writes of them are under way: a whole number from 1 to 100, 10 where nothing is said. */
  readonly tries?: number | undefined;
}

/** Which items are read: for each a model, and the key of an item of it. */
export type TransactGets<Models extends readonly AnyModel[]> = {
  readonly [Place in keyof Models]: readonly [model: Models[Place], key: ItemKey<Models[Place]>];
};

/** The items, in the order of what was asked for. */
export type TransactGot<Models extends readonly AnyModel[]> = {
  -readonly [Place in keyof Models]: Item<Models[Place]> | undefined;
};

const optionChecks: { readonly [Option in keyof TransactGetOptions]-?: OptionCheck } = {
  ...callOptionChecks,
  withDeleted: takes("true or false", (value) => typeof value === "boolean"),
  tries: triesCheck,
};

/** Reads items as they are at one moment: as `db.transactGet` does. */
export async function runTransactGet(
  contextOf: ContextOf,
  gets: unknown,
  options: TransactGetOptions,
): Promise<(object | undefined)[]> {
  checkOptions("transactGet", {}, options, optionChecks);
  const { withDeleted = false, tries } = options;
  const wanted = wantedGets(contextOf, gets);
  checkWithDeleted(wanted, withDeleted);
  const each = distinctGets(wanted);
  const [first] = each;
  if (first === undefined) return [];
  const request = transactGetRequest(each);
  return await runCall("transactGet", {}, options, async (call) => {
    const attempt = async (): Promise<OperationOutput<"TransactGetItems">> => {
      try {
        return await first.context.execute(request, call);
      } catch (error) {
        throw canceledGet(each, error);
      }
    };
    const { Responses = [] } = await retryTransient(attempt, { signal: call.signal, tries });
    const found = new Map(each.map(({ identity }, place) => [identity, Responses[place]?.Item]));
    return wanted.map(({ identity, context: { model, codec } }) => {
      const stored = found.get(identity);
      const isOwn = stored !== undefined && isOwnItem(model, stored, { deleted: withDeleted ? "with" : "without" });
      return isOwn ? codec.unmarshal(stored) : undefined;
    });
  });
}

/** Where no model has items that are deleted softly, it was meant for another one. */
function checkWithDeleted(wanted: readonly WantedGet[], withDeleted: boolean): void {
  const models = wanted.map(({ context }) => context.model);
  const [first] = models;
  if (!withDeleted || first === undefined || models.some(({ roles }) => roles.deletedAt !== undefined)) return;
  checkDeleted(first, "with");
}
