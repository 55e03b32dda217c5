import { describe, expect, it } from "@jest/globals";
import { attr, defineModel, key as keyTemplate } from "@dynamorm/core";
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
  ])("refuses %j", (given, message) => {
    expect(messageOf(() => codec.marshalKey(given as Parameters<typeof codec.marshalKey>[0]))).toBe(
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

const bytes = (length: number): Uint8Array => new Uint8Array(length).fill(7);

describe("M5 keys: binary ones", () => {
  const File = defineModel({
    name: "File",
    table: "files",
    attributes: { hash: attr.binary(), part: attr.binary(), owner: attr.binary().optional() },
    key: { partitionKey: "hash", sortKey: "part" },
    indexes: { byOwner: { partitionKey: "owner" } },
  });
  const files = compileCodec(File);

  it("are written as they are, up to 2048 and 1024 bytes", () => {
    const key = { hash: bytes(2048), part: bytes(1024) };
    expect(files.marshalKey(key)).toStrictEqual({ hash: { B: key.hash }, part: { B: key.part } });
    expect(files.marshal({ ...key, owner: bytes(2048) })).toHaveProperty("owner");
  });

  it.each([
    [
      { hash: bytes(0), part: bytes(1) },
      '"hash" is no bytes; expected at least one byte: DynamoDB keys cannot be empty',
    ],
    [
      { hash: bytes(2049), part: bytes(1) },
      '"hash" is 2049 bytes; expected at most 2048 bytes: DynamoDB allows no more in a partition key',
    ],
    [
      { hash: bytes(1), part: bytes(1025) },
      '"part" is 1025 bytes; expected at most 1024 bytes: DynamoDB allows no more in a sort key',
    ],
  ])("are refused otherwise: %#", (key, message) => {
    expect(messageOf(() => files.marshalKey(key))).toBe(`Model "File": ${message}`);
    expect(messageOf(() => files.marshal(key))).toBe(`Model "File": ${message}`);
    expect(messageOf(() => files.marshalJson(key))).toBe(`Model "File": ${message}`);
  });

  it("of an index can be left out where they are empty", () => {
    const Sparse = defineModel({
      name: "Sparse",
      table: "sparse",
      attributes: { id: attr.string(), owner: attr.binary().omitEmpty() },
      key: { partitionKey: "id" },
      indexes: { byOwner: { partitionKey: "owner" } },
    });
    expect(compileCodec(Sparse).marshal({ id: "1", owner: bytes(0) })).toStrictEqual({ id: { S: "1" } });
  });

  it("are no null", () => {
    expect(messageOf(() => files.marshalKey({ hash: null as never, part: bytes(1) }))).toBe(
      'Model "File": "hash" is null; expected a Uint8Array',
    );
  });
});

describe("M6 computed keys", () => {
  const Line = defineModel({
    name: "Line",
    table: "shop",
    attributes: { orderId: attr.string(), number: attr.number(), customer: attr.string().storedAs("c").optional() },
    key: { partitionKey: keyTemplate("pk", "ORDER#{orderId}"), sortKey: keyTemplate("sk", "LINE#{number}") },
    indexes: { byCustomer: { partitionKey: keyTemplate("gpk", "CUSTOMER#{customer}") } },
  });
  const lines = compileCodec(Line);
  const line = { orderId: "o1", number: 7, customer: "c1" };

  it("are stored with the item, after its attributes, and the type tag after them", () => {
    const stored = lines.marshal(line);
    expect(Object.keys(stored)).toEqual(["orderId", "number", "c", "pk", "sk", "gpk", "_type"]);
    expect(stored).toMatchObject({ pk: { S: "ORDER#o1" }, gpk: { S: "CUSTOMER#c1" }, _type: { S: "Line" } });
    expect(lines.marshalJson(line)).toBe(JSON.stringify(stored));
    expect(lines.unmarshal(stored)).toStrictEqual(line);
  });

  it("of an index are absent where a part of them is", () => {
    const stored = lines.marshal({ orderId: "o1", number: 7 });
    expect(Object.keys(stored)).toEqual(["orderId", "number", "pk", "sk", "_type"]);
  });

  it("are the key of an item, given by its attributes", () => {
    const { pk, sk } = lines.marshal(line);
    expect(lines.marshalKey({ orderId: "o1", number: 7 })).toStrictEqual({ pk, sk });
    expect(messageOf(() => lines.marshalKey({ orderId: "o1" } as never))).toBe(
      'Model "Line": "number" is missing; expected a number: the key is orderId and number',
    );
    expect(messageOf(() => lines.marshalKey({ orderId: "o1", number: null } as never))).toBe(
      'Model "Line": "number" is null; expected a number',
    );
  });

  it("have DynamoDB's limits, as every key has", () => {
    const orderId = "o".repeat(2048);
    const tooLong =
      'Model "Line": "pk" is a string of 2054 bytes; expected at most 2048 bytes: DynamoDB allows no more in a partition key';
    expect(messageOf(() => lines.marshal({ ...line, orderId }))).toBe(tooLong);
    expect(messageOf(() => lines.marshalJson({ ...line, orderId }))).toBe(tooLong);
    expect(messageOf(() => lines.marshalKey({ orderId, number: 7 }))).toBe(tooLong);
  });
});
