import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { type LocalEngine, startLocal } from "@dynamorm/local";
import { attr, defineModel, DynamORM, type Repository } from "dynamorm";
import { oddNames } from "./fixtures/expression-names.ts";
import { reservedWords } from "./fixtures/reserved-words.ts";

// Attribute names are data: whatever they hold, every expression aliases them.

// The SDK loses the value of an attribute with this name when it reads: the last test shows what is made of it.
const names = oddNames.filter((name) => name !== "__proto__");

// Names are only known at run time here, so the compiler is told of one that stands for all.
interface Numbers {
  [name: string]: number | undefined;
}
const numbers = Object.fromEntries(names.map((name) => [name, attr.number().optional()])) as Record<"any", Any>;
type Any = ReturnType<ReturnType<typeof attr.number>["optional"]>;

const table = { table: `names-${process.pid}-${Date.now()}`, key: { partitionKey: "pk" } } as const;
const Odd = defineModel({ ...table, name: "Odd", attributes: { pk: attr.string(), ...numbers } });

let engine: LocalEngine;
let db: DynamORM;
let items: Repository<typeof Odd>;

beforeAll(async () => {
  engine = await startLocal();
  db = new DynamORM({ fullScans: "allow", endpoint: engine.endpoint });
  await db.createTable(Odd);
  items = db.model(Odd);
});

afterAll(() => engine.stop());

/** A number for each of these names. */
const numbered = (some: readonly string[], factor = 1): Numbers =>
  Object.fromEntries(some.map((name, n) => [name, n * factor]));

/** DynamoDB takes 4 KB of expression: a hundred names at a time. */
const hundreds = Array.from({ length: Math.ceil(names.length / 100) }, (_, n) => names.slice(n * 100, n * 100 + 100));

test("there are 573 reserved words", () => {
  expect(new Set(reservedWords).size).toBe(573);
});

test("an item with every one of them is stored and read back the same", async () => {
  const item = { pk: "all", ...numbered(names) };
  expect(await items.create(item)).toEqual(item);
  expect(await items.get({ pk: "all" })).toEqual(item);
});

test.each(hundreds.map((hundred, n) => ({ n, hundred })))(
  "conditions, projections and updates with each of them, hundred $n",
  async ({ n, hundred }) => {
    const pk = `hundred ${n}`;
    await items.create({ pk, ...numbered(hundred) });

    const found = await items
      .where("pk", "=", pk)
      .filter((eb) => eb.and(hundred.map((name, value) => eb(name as "any", "=", value))))
      .select(...(hundred as ["any", ..."any"[]]))
      .all();
    expect(found).toEqual([numbered(hundred)]);

    expect(await items.update({ pk }, numbered(hundred, 2))).toEqual({ pk, ...numbered(hundred, 2) });
  },
);

test("__proto__ is data too; the AWS SDK, where requests go through it, loses its value, and an error says so", async () => {
  const Proto = defineModel({
    ...table,
    name: "Proto",
    attributes: { pk: attr.string(), ["__proto__"]: attr.number().optional() },
  });
  const item = { pk: "proto", ["__proto__"]: 1 };
  const protos = db.model(Proto);
  expect(Object.entries(await protos.create(item))).toEqual(Object.entries(item));
  const found = await protos.get({ pk: "proto" }).then(
    (read) => new Map(Object.entries(read ?? {})),
    ({ code, model, path }) => ({ code, model, path }),
  );
  const lost = { code: "ITEM_MISMATCH", model: "Proto", path: "__proto__" };
  expect(found).toEqual(process.env["DYNAMORM_TRANSPORT"] === "sdk" ? lost : new Map(Object.entries(item)));
});
