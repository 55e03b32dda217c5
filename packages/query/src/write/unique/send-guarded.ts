import { type CallOptions, sleep } from "@dynamorm/core";
import type { Condition } from "@dynamorm/expressions";
import { type Backoff, backoffMs } from "../../backoff.ts";
import type { PlannedWrite } from "../planned-write.ts";
import { nothingKnown } from "./findings.ts";
import { learn } from "./learn.ts";
import { planGuarded } from "./plan-guarded.ts";

/** How often writes are planned anew, where others write the same items or take the same values in between. */
const mostTries = 20;

const backoff: Backoff = { baseMs: 10, maxMs: 2_000 };

/**
 * Plans writes that are done together, with the guards that keep values unique, and has them sent. Where they fail because of what was
 * read for the plan, and is so no more, all of it is done anew after a wait, within the call's time; 20 times at most.
 *
 * Models without unique attributes are planned once, and nothing is read.
 *
 * @throws UniqueConstraintError where another item has a value, and what planning and `send` throw.
 */
export async function sendGuarded<Write extends PlannedWrite, Sent>(
  planners: readonly ((more: readonly Condition[]) => Promise<Write>)[],
  send: (writes: readonly Write[]) => Promise<Sent>,
  call: CallOptions,
): Promise<Sent> {
  let known = nothingKnown;
  for (let attempt = 0; ; attempt++) {
    const writes = await planGuarded(planners, known, call);
    try {
      return await send(writes);
    } catch (error) {
      const learned = await learn(error, known, call);
      if (learned === undefined || attempt + 1 >= mostTries) throw error;
      known = learned;
    }
    await sleep(backoffMs(attempt, backoff), call.signal);
  }
}
