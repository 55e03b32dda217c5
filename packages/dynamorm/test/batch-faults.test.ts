import { afterAll, afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import { type LocalEngine, startLocal } from "@dynamorm/local";
import { attr, BatchError, defineModel, DynamORM } from "dynamorm";
import { type FaultProxy, type FaultProxyOptions, startFaultProxy } from "./fixtures/fault-proxy.ts";
import { rawTable } from "./fixtures/raw-table.ts";
import { ownTable } from "./fixtures/test-bed.ts";

const count = 10_000;
const items = Array.from({ length: count }, (_, n) => ({ id: `item-${n}`, number: n, text: `text of ${n}` }));

let engine: LocalEngine;
let opened: { readonly proxy: FaultProxy; readonly db: DynamORM } | undefined;
beforeAll(async () => {
  engine = await startLocal();
});
afterAll(() => engine?.stop());
afterEach(async () => {
  opened?.db.close();
  await opened?.proxy.close();
});

/** A table of its own, reached through a proxy where things go wrong. */
async function startFaults(name: string, faults: FaultProxyOptions, version = false) {
  const Item = defineModel({
    name: "Item",
    table: ownTable(name),
    attributes: { id: attr.string(), number: attr.number(), text: attr.string() },
    key: { partitionKey: "id" },
  });
  const proxy = await startFaultProxy(engine.endpoint, faults);
  const db = new DynamORM({ endpoint: proxy.endpoint, maxAttempts: 2, fullScans: "allow" });
  opened = { proxy, db };
  await db.ensureTable(Item);
  return { proxy, items: db.model(Item), table: Item.table, version };
}
