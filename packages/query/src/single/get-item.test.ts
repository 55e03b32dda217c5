import { describe, expect, test } from "@jest/globals";
import { type AnyModel, attr as plain, type Executor, isDynamORMError } from "@dynamorm/core";
import * as attr from "@dynamorm/marshaling/attr";
import { recordingExecutor } from "../../test/fixtures/recording-executor.ts";
import type { GetOptions } from "../read/get-options.ts";
import { repository } from "../repository.ts";
import { declareModel, defineModel, getItem, key } from "./index.ts";

const Order = declareModel({
  name: "Order",
  table: "shop",
  attributes: {
    customerId: attr.string(),
    orderId: attr.string(),
    total: attr.number(),
    deletedAt: attr.deletedAt(),
  },
  key: { partitionKey: key("pk", "CUSTOMER#{customerId}"), sortKey: key("sk", "ORDER#{orderId}") },
});
const orderKey = { customerId: "c", orderId: "o" };
const stored = {
  pk: { S: "CUSTOMER#c" },
  sk: { S: "ORDER#o" },
  _type: { S: "Order" },
  customerId: { S: "c" },
  orderId: { S: "o" },
  total: { N: "3" },
};

type Ending = { readonly value: unknown } | { readonly code: string; readonly message: string };

async function endingOf(call: () => Promise<unknown>): Promise<Ending> {
  try {
    return { value: await call() };
  } catch (error) {
    if (!isDynamORMError(error)) throw error;
    return { code: error.code, message: error.message };
  }
}

describe("W1 getItem", () => {
  test("gives an item", async () => {
    const { execute, requests } = recordingExecutor({ Item: stored });
    expect(await getItem(execute, Order, orderKey)).toEqual({ ...orderKey, total: 3 });
    expect(requests).toEqual([
      {
        operation: "GetItem",
        model: "Order",
        input: { TableName: "shop", Key: { pk: { S: "CUSTOMER#c" }, sk: { S: "ORDER#o" } } },
      },
    ]);
  });

  const deleted = { ...stored, deletedAt: { S: "2026-03-01T12:00:00.000Z" } };
  test.each<[string, object, unknown, unknown]>([
    ["an item", { Item: stored }, orderKey, undefined],
    ["no item", {}, orderKey, { consistent: true }],
    ["an item of another model", { Item: { ...stored, _type: { S: "Line" } } }, orderKey, undefined],
    ["an item that was deleted", { Item: deleted }, orderKey, undefined],
    ["an item that was deleted, asked for", { Item: deleted }, orderKey, { withDeleted: true }],
    ["an item that does not fit", { Item: { ...stored, total: { S: "3" } } }, orderKey, undefined],
    ["an executor that gives nothing", undefined as never, orderKey, undefined],
    ["a key that lacks a part", {}, { customerId: "c" }, undefined],
    ["no key", {}, undefined, undefined],
    ["an option that there is not", {}, orderKey, { consistant: true }],
    ["an option of another type", {}, orderKey, { consistent: "yes" }],
    ["a signal for options", {}, orderKey, AbortSignal.abort()],
    ["a signal that has aborted", {}, orderKey, { signal: AbortSignal.abort() }],
  ])("ends as Repository.get does: %s", async (_, answer, given, options) => {
    const [alone, repositories] = [[] as unknown[], [] as unknown[]];
    const recording =
      (requests: unknown[]): Executor =>
      (request) => {
        requests.push(request);
        return Promise.resolve(answer as never);
      };
    const ending = await endingOf(() => getItem(recording(alone), Order, given as never, options as GetOptions));
    const users = repository(Order, recording(repositories));
    expect(ending).toEqual(await endingOf(() => users.get(given as never, options as GetOptions)));
    expect(alone).toEqual(repositories);
  });

  test("refuses what is no model, no executor, and a model whose attributes bring no codecs", async () => {
    const { execute } = recordingExecutor();
    const Plain = defineModel({
      name: "User",
      table: "users",
      attributes: { id: plain.string() },
      key: { partitionKey: "id" },
    });
    await expect(getItem(execute, {} as AnyModel, {})).rejects.toMatchObject({ code: "INVALID_MODEL" });
    await expect(getItem({} as never, Order, orderKey)).rejects.toMatchObject({ code: "INVALID_OPTION" });
    await expect(getItem(execute, Plain, { id: "1" })).rejects.toMatchObject({ code: "INVALID_MODEL", model: "User" });
  });
});
