import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { DynamORM, isDynamORMError } from "dynamorm";
import { type FaultProxy, startFaultProxy } from "./fixtures/fault-proxy.ts";
import { guardOf, Player } from "./fixtures/player.ts";
import { guardsIn } from "./fixtures/stored-items.ts";
import { startTestBed, type TestBed } from "./fixtures/test-bed.ts";

let bed: TestBed;
let proxy: FaultProxy;

beforeAll(async () => {
  bed = await startTestBed();
  await bed.db.createTable(Player);
  proxy = await startFaultProxy(bed.endpoint, {
    seed: 3,
    throttle: 0.03,
    cutBefore: 0.02,
    cutAfter: 0.05,
    conflict: 0.05,
  });
});
afterAll(async () => {
  await proxy.close();
  await bed.stop();
});

test("W12: lost answers, conflicts and throttling: no value belongs to two, and no write is told to have failed by its own doing", async () => {
  const players = new DynamORM({ endpoint: proxy.endpoint, fullScans: "allow" }).model(Player);
  const ids = Array.from({ length: 60 }, (_, index) => `${index}`);
  // Each value is wanted by three. One that was told to have failed for another item's sake must not have it.
  const outcomes = await Promise.all(
    ids.map(async (id, index) => {
      const nick = `n${index % 20}`;
      const created = await players.create({ id, nick }).catch((error: unknown) => error);
      return { id, nick, isTaken: isDynamORMError(created, "UNIQUE_CONSTRAINT"), created };
    }),
  );
  const failed = outcomes.filter(({ created, isTaken }) => created instanceof Error && !isTaken);
  expect(failed).toEqual([]);
  const items = await bed.db.model(Player).query().all();
  expect(new Set(items.map(({ id }) => id))).toEqual(
    new Set(outcomes.filter(({ isTaken }) => !isTaken).map(({ id }) => id)),
  );
  expect(items).toHaveLength(20);

  // And they change their values, each to one of its own.
  await Promise.all(items.map(({ id }) => players.update({ id }, { nick: `own-${id}` })));
  expect(await guardsIn(bed.client, Player.table)).toEqual(
    Object.fromEntries(items.map(({ id }) => [guardOf(`own-${id}`), id])),
  );
  expect(proxy.counts.cutAfter).toBeGreaterThan(0);
  expect(proxy.counts.conflict).toBeGreaterThan(0);
}, 60_000);
