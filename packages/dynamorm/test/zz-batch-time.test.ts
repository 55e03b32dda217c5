import { appendFileSync } from "node:fs";
import { test } from "@jest/globals";
import { BatchWriteItemCommand } from "@aws-sdk/client-dynamodb";
import { attr, defineModel, DynamORM, marshall } from "dynamorm";
import { startLocal } from "@dynamorm/local";
const T = defineModel({ name: "T", table: "ttt", attributes: { id: attr.string(), number: attr.number(), text: attr.string(), tags: attr.list(attr.string()), at: attr.map({ city: attr.string() }), on: attr.boolean() }, key: { partitionKey: "id" } });
const things = Array.from({ length: 10_000 }, (_, n) => ({ id: `thing-${n}`, number: n, text: `text of ${n}`, tags: ["a", "b"], at: { city: "Paris" }, on: true }));
const chunk = <X>(xs: X[], n: number) => Array.from({ length: Math.ceil(xs.length / n) }, (_, i) => xs.slice(i * n, i * n + n));
async function cpu(f: () => Promise<unknown>) { const c = process.cpuUsage(); const t = performance.now(); await f(); const d = process.cpuUsage(c); return [Math.round((d.user + d.system) / 1000), Math.round(performance.now() - t)]; }
test("x", async () => {
  const engine = await startLocal();
  const client = engine.client();
  const db = new DynamORM({ client });
  await db.ensureTable(T);
  const raw = async () => {
    const chunks = chunk(things, 25)[Symbol.iterator]();
    await Promise.all(Array.from({ length: 8 }, async () => { for (const c of chunks) await client.send(new BatchWriteItemCommand({ RequestItems: { ttt: c.map((i) => ({ PutRequest: { Item: marshall(i) as any } })) } })); }));
  };
  for (let i = 0; i < 5; i++) {
    appendFileSync("/tmp/w-perf.log", JSON.stringify({ raw: await cpu(raw), ours: await cpu(() => db.model(T).batchPut(things)), noSend: await cpu(() => new DynamORM({ executor: async () => ({}) as any }).model(T).batchPut(things)) }) + "\n");
  }
  await engine.stop();
}, 100_000);
