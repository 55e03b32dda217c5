import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { type DynamORM, isDynamORMError } from "dynamorm";
import * as fc from "fast-check";
import { guardOf, Player } from "./fixtures/player.ts";
import { deleteStored, guardsIn, storedItems } from "./fixtures/stored-items.ts";
import { startTestBed, type TestBed } from "./fixtures/test-bed.ts";

let bed: TestBed;
let db: DynamORM;
const players = () => db.model(Player);

beforeAll(async () => {
  bed = await startTestBed();
  db = bed.db;
  await db.createTable(Player);
});
afterAll(() => bed.stop());

async function empty(): Promise<void> {
  for (const { id } of await storedItems(bed.client, Player.table)) {
    if (id !== undefined) await deleteStored(bed.client, Player.table, { id });
  }
}

const guards = (): Promise<Record<string, string | undefined>> => guardsIn(bed.client, Player.table);

/** What the library should do, on a map. */
interface Held {
  readonly nick: string | undefined;
  readonly isDeleted: boolean;
}

type Step =
  | { readonly kind: "create" | "put" | "upsert" | "update"; readonly id: string; readonly nick: string | undefined }
  | { readonly kind: "touch" | "delete" | "erase" | "restore"; readonly id: string };

const id = fc.constantFrom("1", "2", "3", "4");
const nick = fc.constantFrom("a", "b", "c", undefined);
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constantFrom("create", "put", "upsert", "update"), id, nick }),
  fc.record({ kind: fc.constantFrom("touch", "delete", "erase", "restore"), id }),
);

/** What a step comes to: the code of its error, or nothing. Changes the map if it is done. */
function model(held: Map<string, Held>, { kind, id: own, ...rest }: Step): string | undefined {
  const there = held.get(own);
  const given = "nick" in rest ? rest.nick : undefined;
  const isTaken = (wanted: string | undefined): boolean =>
    wanted !== undefined && [...held].some(([key, item]) => key !== own && !item.isDeleted && item.nick === wanted);
  const store = (wanted: string | undefined): string | undefined => {
    if (isTaken(wanted)) return "UNIQUE_CONSTRAINT";
    held.set(own, { nick: wanted, isDeleted: false });
    return undefined;
  };
  switch (kind) {
    case "create":
      return there === undefined ? store(given) : "ITEM_ALREADY_EXISTS";
    case "put":
      return store(given);
    case "upsert":
      return there?.isDeleted ? "CONDITION_FAILED" : store(given ?? there?.nick);
    case "update":
      return there === undefined || there.isDeleted ? "ITEM_NOT_FOUND" : store(given);
    case "touch":
      return there === undefined || there.isDeleted ? "ITEM_NOT_FOUND" : undefined;
    case "delete":
      if (there !== undefined) held.set(own, { ...there, isDeleted: true });
      return undefined;
    case "erase":
      held.delete(own);
      return undefined;
    default:
      return there?.isDeleted ? store(there.nick) : "ITEM_NOT_FOUND";
  }
}

function run({ kind, id: own, ...rest }: Step): Promise<unknown> {
  const given = "nick" in rest ? rest.nick : undefined;
  const item = { id: own, ...(given !== undefined && { nick: given }) };
  switch (kind) {
    case "create":
    case "put":
    case "upsert":
      return players()[kind](item);
    case "update":
      return players().update({ id: own }, { nick: given ?? null });
    case "touch":
      return players().where("id", "=", own).updateBuilder().increment("points").execute();
    case "delete":
      return players().delete({ id: own });
    case "erase":
      return players().delete({ id: own }, { hard: true });
    default:
      return players().restore({ id: own });
  }
}

test("W12: after every write, the guards in the table are exactly those of the items that are there", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
      await empty();
      const held = new Map<string, Held>();
      for (const one of steps) {
        const expected = model(held, one);
        const code = await run(one).then(
          () => undefined,
          (error: unknown) => {
            if (isDynamORMError(error)) return error.code;
            throw error;
          },
        );
        expect(code).toBe(expected);
        const wanted = [...held].flatMap(([key, item]) =>
          item.isDeleted || item.nick === undefined ? [] : [[guardOf(item.nick), key]],
        );
        expect(await guards()).toEqual(Object.fromEntries(wanted));
      }
    }),
    { numRuns: 25 },
  );
}, 60_000);
