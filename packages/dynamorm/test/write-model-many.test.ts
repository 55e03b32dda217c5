import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { type LocalEngine, startLocal } from "@dynamorm/local";
import * as fc from "fast-check";
import { manyWrites, sequences, singleWrites } from "./fixtures/write-model-arbitraries.ts";
import { WriteModelBed } from "./fixtures/write-model-bed.ts";
import { cats, dogs, members, plains } from "./fixtures/write-model-grounds.ts";
import { Cat, Dog, Member, Plain, rulesOf } from "./fixtures/write-model-models.ts";

// As write-model.test.ts, with batches and transactions among the writes: of a batch each is done by itself, of a transaction all or none.

const seed = 20_260_102;
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

describe("W10 W11: any sequence of batches and transactions ends as the rules say", () => {
  test("W11: a model with every role and modifier", async () => {
    const bed = new WriteModelBed(client, [{ model: Member, rules: rulesOf.Member }]);
    const ground = { ...members, ids: ["a", "b", "c"] };
    await bed.begin();
    const property = fc.asyncProperty(
      sequences(
        [ground],
        fc.oneof({ weight: 3, arbitrary: manyWrites(ground) }, { weight: 1, arbitrary: singleWrites(ground) }),
      ),
      async (all) => {
        for await (const { actual, expected } of bed.run(all)) expect(actual).toEqual(expected);
      },
    );
    await fc.assert(property, { seed, numRuns: 80 });
  }, 60_000);

  test("W10: a plain model", async () => {
    const bed = new WriteModelBed(client, [{ model: Plain, rules: rulesOf.Plain }]);
    const ground = { ...plains, ids: ["a", "b", "c"] };
    await bed.begin();
    const property = fc.asyncProperty(sequences([ground], manyWrites(ground)), async (all) => {
      for await (const { actual, expected } of bed.run(all)) expect(actual).toEqual(expected);
    });
    await fc.assert(property, { seed, numRuns: 80 });
  }, 60_000);

  test("W11: two models that share a table, and keys", async () => {
    const bed = new WriteModelBed(client, [
      { model: Cat, rules: rulesOf.Cat },
      { model: Dog, rules: rulesOf.Dog },
    ]);
    const [cat, dog] = [
      { ...cats, ids: ["a", "b"] },
      { ...dogs, ids: ["a", "b"] },
    ];
    await bed.begin();
    const property = fc.asyncProperty(
      sequences([cat, dog], fc.oneof(manyWrites(cat, dog), manyWrites(dog, cat))),
      async (all) => {
        for await (const { actual, expected } of bed.run(all)) expect(actual).toEqual(expected);
      },
    );
    await fc.assert(property, { seed, numRuns: 60 });
  }, 60_000);
});
