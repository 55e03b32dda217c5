import type { DynamoDBRequest, StoredItem } from "@dynamorm/core";
import { afterEach, beforeEach, describe, expect, jest, test } from "@jest/globals";
import { untyped } from "../untyped.ts";
import { withoutAws } from "../without-aws.ts";
import { expectSameSent } from "./sent.ts";
import { standAt } from "./standing-clock.ts";

let restore: () => Promise<void>;
beforeEach(async () => {
  restore = await withoutAws();
  standAt(new Date("2026-01-01T00:00:00.000Z"));
});
afterEach(async () => {
  jest.useRealTimers();
  await restore();
});

const bytes = Uint8Array.from({ length: 300 }, (_, index) => index % 256);
const own = (name: string, value: unknown): StoredItem => Object.fromEntries([[name, value]]) as StoredItem;

describe("what an item holds is written as the SDK writes it", () => {
  test.each<[string, StoredItem]>([
    ["bytes of many lengths", { a: { B: bytes.subarray(0, 1) }, b: { B: bytes.subarray(0, 2) }, c: { B: bytes } }],
    ["a part of other bytes", { a: { B: bytes.subarray(17, 23) }, b: { BS: [bytes.subarray(1, 4)] } }],
    ["a Buffer", { a: { B: Buffer.from("é") }, b: { M: { c: { L: [{ B: Buffer.alloc(3) }] } } } }],
    ["bytes beside other values", { a: { S: "x" }, b: { L: [{ N: "1" }, { B: bytes }, { S: "y" }] } }],
    ["an attribute named __proto__", own("__proto__", { S: "x" })],
    ["an attribute named __proto__, with bytes", own("__proto__", { B: bytes })],
    ["an attribute named toJSON", { toJSON: { S: "x" }, B: { S: "no bytes" }, length: { N: "3" } }],
    ["an attribute without a name", { "": { S: "" } }],
    ["a text of all that is escaped", { a: { S: '\u0000\u0008\u001F"\\/\u007F\u0085\u2028\u2029\uFEFF' } }],
    ["characters of two units", { a: { S: "🎉🔑" }, "🎉": { SS: ["🎉", "\u{10FFFF}"] } }],
    ["a large text", { a: { S: "ä".repeat(300_000) } }],
    ["values that are not there", { a: { S: "x" }, b: untyped(undefined) }],
    ["values that are not there, deep down", { a: { M: { b: untyped(undefined), c: { L: [] } } } }],
    ["sets without members", { a: { SS: [] }, b: { NS: [] }, c: { BS: [] } }],
  ])("%s", async (_, item) => {
    const request: DynamoDBRequest = { operation: "PutItem", input: { TableName: "users", Item: item } };
    const { wires } = await expectSameSent(request, () => ({}));
    expect(wires).toHaveLength(1);
  });

  test("what is left out of a request, by undefined or by null", async () => {
    const input = {
      TableName: "users",
      Key: { id: { S: "1" } },
      ConsistentRead: undefined,
      ProjectionExpression: null,
      ExpressionAttributeNames: untyped(null),
    };
    const { wires } = await expectSameSent({ operation: "GetItem", input: untyped(input) }, () => ({}));
    expect(wires).toEqual([expect.objectContaining({ json: { TableName: "users", Key: { id: { S: "1" } } } })]);
  });

  test("half of a character of two units", async () => {
    const input = { TableName: "users", Key: { id: { S: "a\uD83C" } } };
    const { wires } = await expectSameSent({ operation: "GetItem", input }, () => ({}));
    expect(wires).toHaveLength(1);
  });
});
