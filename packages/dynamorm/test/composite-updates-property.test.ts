import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { type LocalEngine, startLocal } from "@dynamorm/local";
import { compileCodec, DynamORM, type NewItem } from "dynamorm";
import * as fc from "fast-check";
import { Ticket } from "./fixtures/composite-ticket.ts";
import { dynamoDBRules } from "./fixtures/dynamodb-rules.ts";
import { rawTable } from "./fixtures/raw-table.ts";

// Whatever is written to an item, one write after the other: the table holds what putting the item as it then is would store, computed
// keys and all; or the write was refused, and the item is as it was.

let engine: LocalEngine;
let client: DynamoDBClient;
let db: DynamORM;
let clock = Date.UTC(2026, 0, 1);

const codec = compileCodec(Ticket);

beforeAll(async () => {
  engine = await startLocal();
  client = engine.client();
  const middleware = [dynamoDBRules(Ticket)];
  db = new DynamORM({ endpoint: engine.endpoint, middleware, now: () => new Date(clock) });
  await db.createTable(Ticket);
});

afterAll(async () => {
  db.close();
  client.destroy();
  await engine.stop();
});

type Fields = Readonly<Record<string, unknown>>;

/** What is asked for; `"as it is"` stands for what the item has, where it has it. */
type Step =
  | { readonly kind: "create" | "put"; readonly fields: Fields }
  | { readonly kind: "update"; readonly changes: Fields }
  | { readonly kind: "delete" };

const asItIs = "as it is";
const values = {
  status: fc.constantFrom("open", "done"),
  amount: fc.constantFrom(-1.5, 0, 10),
  due: fc.constantFrom(new Date("2026-01-01"), new Date("2026-02-01")),
  note: fc.constantFrom<string | null>("", "a#b", null),
  channel: fc.constantFrom("web", "shop"),
  label: fc.constantFrom("", "x"),
  memo: fc.constantFrom("m", "n"),
};
const { due, channel, memo, ...required } = values;
const fields = fc
  .tuple(fc.record(required), fc.record({ due, channel, memo }, { requiredKeys: [] }))
  .map(([one, other]) => ({ ...one, ...other }));
const changes = fc.record(
  {
    ...values,
    due: fc.option(due),
    memo: fc.option(memo),
    channel: fc.oneof({ arbitrary: fc.constant(asItIs), weight: 3 }, { arbitrary: fc.option(channel), weight: 1 }),
    createdAt: fc.oneof(
      { arbitrary: fc.constant(asItIs), weight: 3 },
      { arbitrary: fc.constant(new Date("2020-01-01")), weight: 1 },
    ),
  },
  { requiredKeys: [] },
);
const first: Step = { kind: "create", fields: { status: "open", amount: 1, note: "a", label: "x", channel: "web" } };
const step: fc.Arbitrary<Step> = fc.oneof(
  { arbitrary: fc.record({ kind: fc.constantFrom("create" as const, "put" as const), fields }), weight: 2 },
  { arbitrary: fc.record({ kind: fc.constant("update" as const), changes }), weight: 8 },
  { arbitrary: fc.constant<Step>({ kind: "delete" }), weight: 1 },
);

describe("M6 composite keys: writes keep the computed keys of indexes", () => {
  test("after any sequence of writes the table holds what a put of the item would store", async () => {
    let id = 0;
    const property = fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 16 }), async (steps) => {
      const key = { tenant: "t#1", id: --id };
      let item: Fields | undefined;
      for (const one of [first, ...steps]) {
        clock += 1001;
        const expected = outcomeOf(key, item, one);
        expect({ step: one, code: await run(key, item, one) }).toEqual({ step: one, code: expected.code });
        item = expected.item;
        const stored = await rawTable(client, Ticket.table).get(codec.marshalKey(key));
        expect(stored).toEqual(item && codec.marshal(item as Parameters<typeof codec.marshal>[0]));
      }
    });
    await fc.assert(property, { numRuns: 100 });
  }, 60_000);
});

type Key = { readonly tenant: string; readonly id: number };

/** The code of the error that a write ends with; nothing where it is done. */
async function run(key: Key, item: Fields | undefined, one: Step): Promise<string | undefined> {
  const tickets = db.model(Ticket);
  try {
    if (one.kind === "delete") await tickets.delete(key);
    else if (one.kind === "update") {
      await tickets.update(key, resolved(one.changes, item));
    } else await tickets[one.kind]({ ...key, ...one.fields } as NewItem<typeof Ticket>);
    return undefined;
  } catch (error) {
    if ((error as { readonly code?: unknown }).code === undefined) throw error;
    return (error as { readonly code: string }).code;
  }
}

/** The changes, with what stands for the item's own values: `null` for what it lacks. */
function resolved(given: Fields, item: Fields | undefined): Fields {
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => [
      name,
      value === asItIs ? (item?.[name] ?? (name === "createdAt" ? new Date(clock) : null)) : value,
    ]),
  );
}

interface Outcome {
  readonly code?: string;
  readonly item: Fields | undefined;
}

/** What a write comes to, in plain TypeScript. */
function outcomeOf(key: Key, item: Fields | undefined, one: Step): Outcome {
  const now = new Date(clock);
  if (one.kind === "delete") return { item: undefined };
  if (one.kind === "update") return updateOutcome(key, item, resolved(one.changes, item), now);
  if (one.kind === "create" && item !== undefined) return { code: "ITEM_ALREADY_EXISTS", item };
  const version = item === undefined ? 0 : (item["version"] as number) + 1;
  return { item: { ...key, ...one.fields, createdAt: now, updatedAt: now, version } };
}

/** Attributes of an item that never change. */
const fixed = ["channel", "createdAt"];

function updateOutcome(key: Key, item: Fields | undefined, given: Fields, now: Date): Outcome {
  const known: Fields = { ...given, ...key, updatedAt: now };
  const changed = [...Object.keys(given).filter((name) => !fixed.includes(name)), "updatedAt"];
  const ofIndexes = Object.values(Ticket.computed).filter(({ attribute }) => attribute.startsWith("gsi"));
  const lacksParts = ofIndexes.some(
    ({ parts }) =>
      parts.some((name) => changed.includes(name)) &&
      !parts.some((name) => known[name] === null) &&
      parts.some((name) => known[name] === undefined),
  );
  if (lacksParts) return { code: "INVALID_QUERY", item };
  if (item === undefined) return { code: "ITEM_NOT_FOUND", item };
  const isOther = (name: string): boolean =>
    Object.hasOwn(given, name) && JSON.stringify(given[name] ?? null) !== JSON.stringify(item[name] ?? null);
  if (fixed.some(isOther)) return { code: "CONDITION_FAILED", item };
  const updated: Record<string, unknown> = { ...item, updatedAt: now, version: (item["version"] as number) + 1 };
  for (const [name, value] of Object.entries(given)) {
    if (fixed.includes(name)) continue;
    if (value === null && name !== "note") delete updated[name];
    else updated[name] = value;
  }
  return { item: updated };
}
