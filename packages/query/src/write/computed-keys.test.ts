import { ConditionFailedError } from "@dynamorm/core";
import { describe, expect, test } from "@jest/globals";
import { computedKeyActions, planUpdate } from "@dynamorm/update-builder";
import { recordingExecutor } from "../../test/fixtures/recording-executor.ts";
import { Order } from "../../test/fixtures/shop.ts";
import { describeCondition } from "../plan/describe-condition.ts";
import { repository } from "../index.ts";

const key = { customerId: "c", placedAt: new Date("2026-01-31T12:00:00.000Z"), orderId: "o#1" };
const now = new Date("2026-02-01T00:00:00.000Z");
const due = new Date("2026-03-01T00:00:00.000Z");
const createdAt = new Date("2026-01-01T00:00:00.000Z");

/** What an update does to computed keys: the text of each, or nothing where it is removed. */
function keysAfter(changes: object): Record<string, unknown> {
  const computed = planUpdate(Order, key, changes, [], now).actions.flatMap((action) => {
    const [name] = action.path;
    if (!Object.hasOwn(Order.computed, name)) return [];
    return [[name, action.kind === "set" ? (action.operand as { readonly value: unknown }).value : undefined]];
  });
  return Object.fromEntries(computed) as Record<string, unknown>;
}

const conditionsOf = (changes: object): string[] =>
  planUpdate(Order, key, changes, [], now).conditions.map(describeCondition);

const always = { gsi4sk: "2026-02-01T00:00:00.000Z" };

describe("M6 an update computes the keys of indexes anew", () => {
  test.each<[what: string, changes: object, keys: object]>([
    ["those that nothing of changes stay", {}, always],
    [
      "every part is given",
      { due, total: -2, note: null },
      { ...always, gsi1sk: "2026-03-01T00:00:00.000Z#Z7~", gsi2sk: undefined },
    ],
    ["null removes the key, whatever else is given", { due: null }, { ...always, gsi1sk: undefined }],
    [
      "null that is stored removes the key too",
      { note: null, due, total: 1 },
      { ...always, gsi1sk: "2026-03-01T00:00:00.000Z#a1", gsi2sk: undefined },
    ],
    ["undefined is not given", { due: undefined, total: undefined }, always],
    [
      "parts that never change are given as the item has them",
      { state: "paid", createdAt },
      { ...always, gsi1pk: "STATE#paid", gsi3sk: "paid#2026-01-01T00:00:00.000Z" },
    ],
    ["parts that never change change nothing by themselves", { channel: "web", source: null, label: "" }, always],
  ])("%s", (_, changes, keys) => {
    expect(keysAfter(changes)).toEqual(keys);
  });

  test.each<[changes: object, message: string]>([
    [
      { total: 1, note: "n" },
      `update of "total" lacks "due": "gsi1sk", the key of index "byState", is made of "due" and "total"; give them all ("due" as null where the item has none)`,
    ],
    [
      { total: 1, due },
      `update of "total" lacks "note": "gsi2sk", the key of index "byNote", is made of "note" and "total"; give them all`,
    ],
    [
      { state: "paid" },
      `update of "state" lacks "createdAt": "gsi3sk", the key of index "byChannel", is made of "state" and "createdAt"; give them all`,
    ],
    [
      { state: "x".repeat(2043), createdAt },
      `update makes "gsi1pk" a text of 2049 bytes: it is a partition key, which has 2048 at most`,
    ],
  ])("%j is refused", (changes, message) => {
    expect(() => keysAfter(changes)).toThrow(
      expect.objectContaining({ code: "INVALID_QUERY", message: `Model "Order": ${message}`, model: "Order" }),
    );
  });

  test("the error names the first part that is missing", () => {
    expect(() => keysAfter({ due })).toThrow(expect.objectContaining({ attribute: "total" }));
  });

  test("a value that has no text is refused by the name of its attribute", () => {
    expect(() => keysAfter({ state: "\ud83d", createdAt })).toThrow(
      expect.objectContaining({ code: "INVALID_ITEM", path: "state" }),
    );
  });

  test("what an update knows besides is taken into account", () => {
    const values = { ...key, due, total: 3, note: "a|b" };
    expect(computedKeyActions(Order, new Set(["note"]), values)).toEqual([
      { kind: "set", path: ["gsi2sk"], operand: { kind: "value", value: "a$7Cb|a3" } },
    ]);
    expect(computedKeyActions(Order, new Set(["customerId"]), values)).toEqual([]);
  });
});

describe("M6 parts that never change are what the item is expected to have", () => {
  test.each<[changes: object, conditions: string[]]>([
    [{ createdAt }, ["createdAt = 2026-01-01T00:00:00.000Z"]],
    [{ channel: "web" }, [`channel = "web"`]],
    [{ channel: null }, ["channel attribute_not_exists"]],
    [{ source: null }, ["source attribute_not_exists or source = null"]],
    [{ source: "ad" }, [`source = "ad"`]],
    [{ label: "" }, ["label attribute_not_exists"]],
    [{ label: "x" }, [`label = "x"`]],
    [{ channel: undefined }, []],
  ])("%j: %j", (changes, conditions) => {
    expect(conditionsOf(changes)).toEqual(conditions);
  });

  test("the error of an item that has them otherwise names them", async () => {
    const there = new ConditionFailedError("no", { current: { _type: { S: "Order" } } });
    const { execute } = recordingExecutor(there);
    await expect(
      repository(Order, execute).update(key, { state: "paid", createdAt, channel: "web", source: null, label: "x" }),
    ).rejects.toMatchObject({
      code: "CONDITION_FAILED",
      message: expect.stringMatching(
        /; what is given for "createdAt", "channel", "source" and "label" has to be what the item has, as updates do not change it$/,
      ) as unknown,
    });
  });
});
