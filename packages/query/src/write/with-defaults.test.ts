import { attr, defineModel } from "@dynamorm/core";
import { expect, test } from "@jest/globals";
import { withDefaults } from "@dynamorm/update-builder";
import { recordingExecutor } from "../../test/fixtures/recording-executor.ts";
import { repository } from "../index.ts";

const line = attr.map({ sku: attr.string(), count: attr.number().default(1) });
const Cart = defineModel({
  name: "Cart",
  table: "carts",
  attributes: {
    id: attr.string(),
    lines: attr.list(line).default([]),
    delivery: attr.map({ kind: attr.string().default("post"), days: attr.number() }).optional(),
  },
  key: { partitionKey: "id" },
});

const stored = { M: { sku: { S: "a" }, count: { N: "1" } } };

test("defaults are filled in at any depth of a new item", async () => {
  const { execute, requests } = recordingExecutor();
  const given = { id: "1", lines: [{ sku: "a" }], delivery: { days: 2 } };
  await repository(Cart, execute).create(given);
  expect(requests[0]?.input).toMatchObject({
    Item: { id: { S: "1" }, lines: { L: [stored] }, delivery: { M: { kind: { S: "post" }, days: { N: "2" } } } },
  });
  expect(given).toEqual({ id: "1", lines: [{ sku: "a" }], delivery: { days: 2 } });
});

test("and of what an update sets", async () => {
  const { execute, requests } = recordingExecutor({ Attributes: { id: { S: "1" }, lines: { L: [stored] } } });
  await repository(Cart, execute).update({ id: "1" }, { lines: [{ sku: "a" }], delivery: { days: 2 } });
  expect(requests[0]?.input).toMatchObject({
    ExpressionAttributeValues: {
      ":v0": { L: [stored] },
      ":v1": { M: { kind: { S: "post" }, days: { N: "2" } } },
    },
  });
});

test("what has no defaults within is not copied", () => {
  const tags = ["a", "b"];
  expect(withDefaults(attr.list(attr.string()).definition, tags)).toBe(tags);
  const either = [{ kind: "a" }];
  const plain = attr.map({ kind: attr.literal("a") });
  expect(withDefaults(attr.list(attr.union([plain, attr.string()])).definition, either)).toBe(either);
  const filled = attr.map({ kind: attr.literal("a"), n: attr.number().default(0) });
  expect(withDefaults(attr.record(attr.union([filled, attr.string()])).definition, { one: { kind: "a" } })).toEqual({
    one: { kind: "a", n: 0 },
  });
});
