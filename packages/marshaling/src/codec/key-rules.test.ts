import { describe, expect, it } from "@jest/globals";
import { attr, defineModel } from "@dynamorm/core";
import { messageOf, thrownBy } from "../../test/thrown-by.ts";
import { compileCodec } from "./compile-codec.ts";

const Order = defineModel({
  name: "Order",
  table: "orders",
  attributes: {
    customerId: attr.string(),
    placedAt: attr.date(),
    number: attr.number(),
    status: attr.string().optional(),
    note: attr.string().optional(),
  },
  key: { partitionKey: "customerId", sortKey: "placedAt" },
  indexes: { byStatus: { partitionKey: "status", sortKey: "number" }, byNote: { type: "local", sortKey: "note" } },
});
const codec = compileCodec(Order);
const placedAt = new Date("2026-01-31T12:00:00Z");
const order = { customerId: "c1", placedAt, number: 7 };

describe("marshalKey", () => {
  it("writes every part of the key", () => {
    expect(codec.marshalKey({ customerId: "c1", placedAt })).toStrictEqual({
      customerId: { S: "c1" },
      placedAt: { S: "2026-01-31T12:00:00.000Z" },
    });
  });

  it.each([
    [{ customerId: "c1" }, '"placedAt" is missing; expected a Date: the key is customerId and placedAt'],
    [
      { customerId: undefined, placedAt },
      '"customerId" is missing; expected a string: the key is customerId and placedAt',
    ],
    [
      { customerId: "c1", placedAt, number: 7 },
      '"number" is no part of the key; expected customerId and placedAt alone: leave it out',
    ],
    [{ customerId: 1, placedAt }, '"customerId" is the number 1; expected a string'],
    [
      { customerId: "", placedAt },
      '"customerId" is the string ""; expected a string that is not empty: DynamoDB keys cannot be empty',
    ],
    ["c1", 'what was given is the string "c1"; expected an object with customerId and placedAt'],
    [undefined, "what was given is nothing; expected an object with customerId and placedAt"],
  ])("refuses %j", (key, message) => {
    expect(messageOf(() => codec.marshalKey(key as Parameters<typeof codec.marshalKey>[0]))).toBe(
      `Model "Order": ${message}`,
    );
  });

  it("belongs to models: attributes alone have no key", () => {
    expect(compileCodec({ attributes: { id: attr.string() } })).not.toHaveProperty("marshalKey");
  });
});

describe("the rules for keys in whole items", () => {
  it("hold for the key of the table and for those of indexes", () => {
    expect(messageOf(() => codec.marshal({ ...order, customerId: "" }))).toBe(
      'Model "Order": "customerId" is the string ""; expected a string that is not empty: DynamoDB keys cannot be empty',
    );
    expect(messageOf(() => codec.marshal({ ...order, status: "" }))).toBe(
      'Model "Order": "status" is the string ""; expected a string that is not empty: DynamoDB keys cannot be empty',
    );
  });

  it("let an item be without an index's key: it is not in the index", () => {
    expect(codec.marshal(order)).not.toHaveProperty("status");
  });

  it("allow 2048 bytes of UTF-8 in a partition key", () => {
    expect(codec.marshal({ ...order, status: "é".repeat(1024) })["status"]).toEqual({ S: "é".repeat(1024) });
    expect(thrownBy(() => codec.marshal({ ...order, status: `${"é".repeat(1024)}!` }))).toMatchObject({
      message:
        'Model "Order": "status" is a string of 2049 bytes; expected at most 2048 bytes: ' +
        "DynamoDB allows no more in a partition key",
      path: "status",
      received: "a string of 2049 bytes",
    });
  });

  it("allow 1024 bytes in a sort key", () => {
    expect(codec.marshal({ ...order, note: "n".repeat(1024) })["note"]).toEqual({ S: "n".repeat(1024) });
    expect(messageOf(() => codec.marshal({ ...order, note: "n".repeat(1025) }))).toBe(
      'Model "Order": "note" is a string of 1025 bytes; expected at most 1024 bytes: DynamoDB allows no more in a sort key',
    );
  });

  it("are the narrower ones for an attribute that is a partition key here and a sort key there", () => {
    const Edge = defineModel({
      name: "Edge",
      table: "edges",
      attributes: { from: attr.string(), to: attr.string() },
      key: { partitionKey: "from", sortKey: "to" },
      indexes: { reversed: { partitionKey: "to", sortKey: "from" } },
    });
    expect(messageOf(() => compileCodec(Edge).marshal({ from: "a".repeat(1025), to: "b" }))).toBe(
      'Model "Edge": "from" is a string of 1025 bytes; expected at most 1024 bytes: DynamoDB allows no more in a sort key',
    );
  });

  it("do not hold when an item is read", () => {
    const stored = { ...codec.marshal(order), status: { S: "" } };
    expect(codec.unmarshal(stored)).toEqual({ ...order, status: "" });
  });
});
