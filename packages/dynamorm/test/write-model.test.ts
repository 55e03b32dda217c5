import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { type LocalEngine, startLocal } from "@dynamorm/local";
import * as fc from "fast-check";
import { builtWrites, sequences, singleWrites } from "./fixtures/write-model-arbitraries.ts";
import { WriteModelBed } from "./fixtures/write-model-bed.ts";
import { cats, dogs, members, plains } from "./fixtures/write-model-grounds.ts";
import { Cat, Dog, Member, Plain, rulesOf } from "./fixtures/write-model-models.ts";

// A random sequence of writes by the library to a table of the engine, and by plain TypeScript to a Map: each write has the same result
// or the same error, and in the end the table holds what the Map holds. What fails is told as the shortest sequence that does, with the
// seed that makes it again.

const seed = 20_260_101;
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

describe("W1 W2 W3 W4 W5 W6 W7 W8 W9: any sequence of writes ends as the rules say", () => {
  test("W1: a model with every role and modifier", async () => {
    const bed = new WriteModelBed(client, [{ model: Member, rules: rulesOf.Member }]);
    await bed.begin();
    const property = fc.asyncProperty(
      sequences(
        [members],
        fc.oneof({ weight: 3, arbitrary: singleWrites(members) }, { weight: 2, arbitrary: builtWrites(members) }),
      ),
      async (all) => {
        for await (const { actual, expected } of bed.run(all)) expect(actual).toEqual(expected);
      },
    );
    await fc.assert(property, { seed, numRuns: 150 });
  }, 60_000);

  test("W1: a plain model", async () => {
    const bed = new WriteModelBed(client, [{ model: Plain, rules: rulesOf.Plain }]);
    await bed.begin();
    const property = fc.asyncProperty(
      sequences([plains], fc.oneof(singleWrites(plains), builtWrites(plains))),
      async (all) => {
        for await (const { actual, expected } of bed.run(all)) expect(actual).toEqual(expected);
      },
    );
    await fc.assert(property, { seed, numRuns: 100 });
  }, 60_000);

  test("W1: two models that share a table, and keys", async () => {
    const bed = new WriteModelBed(client, [
      { model: Cat, rules: rulesOf.Cat },
      { model: Dog, rules: rulesOf.Dog },
    ]);
    await bed.begin();
    const property = fc.asyncProperty(
      sequences([cats, dogs], fc.oneof(singleWrites(cats), singleWrites(dogs), builtWrites(cats), builtWrites(dogs))),
      async (all) => {
        for await (const { actual, expected } of bed.run(all)) expect(actual).toEqual(expected);
      },
    );
    await fc.assert(property, { seed, numRuns: 100 });
  }, 60_000);
});
