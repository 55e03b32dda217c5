import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { type LocalEngine, startLocal } from "@dynamorm/local";
import * as fc from "fast-check";
import { builtWrites, manyWrites, sequences, singleWrites } from "./fixtures/write-model-arbitraries.ts";
import { WriteModelBed } from "./fixtures/write-model-bed.ts";
import { logins } from "./fixtures/write-model-grounds.ts";
import { Login, rulesOf } from "./fixtures/write-model-models.ts";

// As write-model.test.ts, where values are unique: a write that would give an item the value of another is refused, whatever way it goes.

const seed = 20_260_103;
let engine: LocalEngine;
let client: ReturnType<LocalEngine["client"]>;

beforeAll(async () => {
  engine = await startLocal();
  client = engine.client();
});

afterAll(async () => {
  client.destroy();
  await engine.stop();
});

describe("W12: any sequence of writes to a model with unique attributes ends as the rules say", () => {
  test("W12: alone, in batches and in transactions: no two items have a value, and the guards are those of the items", async () => {
    const bed = new WriteModelBed(client, [{ model: Login, rules: rulesOf.Login }]);
    const writes = fc.oneof(
      { weight: 4, arbitrary: singleWrites(logins) },
      { weight: 2, arbitrary: builtWrites(logins) },
      { weight: 3, arbitrary: manyWrites(logins) },
    );
    await bed.begin();
    const property = fc.asyncProperty(sequences([logins], writes), async (all) => {
      for await (const { actual, expected } of bed.run(all)) expect(actual).toEqual(expected);
    });
    await fc.assert(property, { seed, numRuns: 60 });
  }, 60_000);
});
