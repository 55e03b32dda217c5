import { attr, defineModel, key, type Executor } from "@dynamorm/core";
import { idempotency, idempotencyAttributes, idempotencyModel } from "../index.ts";

declare const execute: Executor;
const once = idempotency(idempotencyModel({ table: "idempotency" }), execute, { lockedForMs: 10_000 });

// What the work gives is what the call gives, whether it waits or not.
export const paid: Promise<{ readonly cents: number }> = once.run("r1", async () => ({ cents: 5 }), { input: [1] });
export const counted: Promise<number> = once.run("r1", ({ key: name, signal }) => (signal.aborted ? 0 : name.length));
// @ts-expect-error a number is no text
export const text: Promise<string> = once.run("r1", () => 5);

// @ts-expect-error keys are text
void once.run(5, () => 1);
// @ts-expect-error work is a function
void once.run("r1", Promise.resolve(1));
// @ts-expect-error the name has the unit: waitMs
void once.run("r1", () => 1, { wait: 5 });
// @ts-expect-error a clock is an option of the helper, not of a run
void once.run("r1", () => 1, { now: () => new Date() });

// Records can share a table.
const Shared = defineModel({
  name: "Once",
  table: "shop",
  attributes: idempotencyAttributes,
  key: { partitionKey: key("pk", "ONCE#{key}"), sortKey: key("sk", "ONCE") },
});
idempotency(Shared, execute);

const Other = defineModel({
  name: "Other",
  table: "others",
  attributes: { key: attr.string() },
  key: { partitionKey: "key" },
});
// @ts-expect-error a model without the attributes of records
idempotency(Other, execute);
// @ts-expect-error the table has no name
idempotencyModel({});
