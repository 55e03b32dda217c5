import { describe, expect, it } from "@jest/globals";
import { attr as plain, defineModel, type ItemKey, key as plainKey } from "@dynamorm/core";
import { messageOf, thrownBy } from "../../test/thrown-by.ts";
import * as attr from "../attr.ts";
import { compileCodec } from "./compile-codec.ts";
import { itemReader } from "./item-reader.ts";
import { computedKey as key } from "./key-template/computed-key.ts";

const Order = defineModel({
  name: "Order",
  table: "shop",
  attributes: { customerId: attr.string(), orderId: attr.number(), placedAt: attr.date(), total: attr.number() },
  key: { partitionKey: key("pk", "CUSTOMER#{customerId}"), sortKey: key("sk", "ORDER#{placedAt}#{orderId}") },
  indexes: { byTotal: { partitionKey: "customerId", sortKey: "total" } },
});
const User = defineModel({
  name: "User",
  table: "users",
  attributes: { id: attr.string().storedAs("i"), at: attr.binary() },
  key: { partitionKey: "id", sortKey: "at" },
});

const placedAt = new Date("2026-01-31T12:00:00.000Z");

/** A model whose attribute and whose key are made by these. */
const define = (id: typeof plain.string, pk: typeof plainKey) =>
  defineModel({
    name: "Thing",
    table: "things",
    attributes: { id: id() },
    key: { partitionKey: pk("pk", "THING#{id}") },
  });

describe("C1 itemReader: the part of a codec that reads an item by its key", () => {
  it("writes keys as the whole codec does", () => {
    const orderKey = { customerId: "a#b", orderId: 7, placedAt };
    expect(itemReader(Order).marshalKey(orderKey)).toEqual(compileCodec(Order).marshalKey(orderKey));
    const userKey = { id: "1", at: Uint8Array.of(1) };
    expect(itemReader(User).marshalKey(userKey)).toEqual({ i: { S: "1" }, at: { B: Uint8Array.of(1) } });
  });

  it.each<[string, object | undefined]>([
    ["no key", undefined],
    ["a part that is missing", { id: "1" }],
    ["a part too many", { id: "1", at: Uint8Array.of(1), age: 3 }],
    ["a part of another type", { id: 1, at: Uint8Array.of(1) }],
    ["an empty part", { id: "", at: Uint8Array.of(1) }],
    ["no bytes", { id: "1", at: Uint8Array.of() }],
    ["a part that is too long", { id: "x".repeat(2049), at: Uint8Array.of(1) }],
    ["bytes that are too long", { id: "1", at: new Uint8Array(1025) }],
  ])("refuses %s as the whole codec does", (_, given) => {
    const wrong = given as ItemKey<typeof User>;
    const message = messageOf(() => compileCodec(User).marshalKey(wrong));
    expect(messageOf(() => itemReader(User).marshalKey(wrong))).toBe(message);
  });

  it("names the item that does not fit", () => {
    const stored = { customerId: { S: "c" }, orderId: { N: "7" }, placedAt: { S: placedAt.toISOString() } };
    expect(thrownBy(() => itemReader(Order).unmarshal(stored))).toMatchObject({
      code: "ITEM_MISMATCH",
      path: "total",
      key: { customerId: "c", orderId: 7, placedAt },
    });
  });

  it("is compiled once", () => {
    expect(itemReader(User)).toBe(itemReader(User));
  });

  it("refuses attributes and computed keys that bring nothing", () => {
    expect(messageOf(() => itemReader(define(plain.string, key)))).toBe(
      `Model "Thing": an attribute of the type "string" was made by the main entry's attr, and brings no codec: import attr from the entry that the call is from`,
    );
    expect(messageOf(() => itemReader(define(attr.string, plainKey)))).toBe(
      `Model "Thing": the computed key "pk" was made by the main entry's key, and brings no codec: import key from the entry that the call is from`,
    );
  });
});
