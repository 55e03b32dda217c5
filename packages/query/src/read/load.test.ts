import { attr, defineModel, type DynamoDBRequest, type StoredItem } from "@dynamorm/core";
import { describe, expect, test } from "@jest/globals";
import { batchExecutor } from "../../test/fixtures/batch-executor.ts";
import { recordingExecutor } from "../../test/fixtures/recording-executor.ts";
import { modelContext } from "../context.ts";
import { loaderOf, loadItem } from "./load.ts";

const File = defineModel({
  name: "File",
  table: "files",
  attributes: { id: attr.string(), bytes: attr.binary(), deletedAt: attr.deletedAt() },
  key: { partitionKey: "id" },
});
const stored = (id: string, more: StoredItem = {}): StoredItem => ({
  id: { S: id },
  bytes: { B: new Uint8Array([1, 2]) },
  ...more,
});
const file = (id: string) => ({ id, bytes: new Uint8Array([1, 2]) });
const deleted = stored("gone", { deletedAt: { S: "2026-03-01T12:00:00.000Z" } });

const wanted = ({ input }: DynamoDBRequest) =>
  (input as DynamoDBRequest<"BatchGetItem">["input"]).RequestItems["files"];

/** A context over some items, and the keys that were asked for, request by request. */
function setUp(...items: readonly StoredItem[]) {
  const { execute, requests, mostAtOnce } = batchExecutor(items);
  const asked = (): unknown[] => requests.map((request) => wanted(request)?.Keys?.map(({ id }) => id?.S));
  return { context: modelContext(File, execute), requests, asked, mostAtOnce };
}
const outcomes = async (loads: readonly Promise<unknown>[]): Promise<unknown[]> =>
  (await Promise.allSettled(loads)).map((outcome) =>
    outcome.status === "fulfilled" ? outcome.value : (outcome.reason as { code?: string }).code,
  );

/** An executor whose answers come when they are released, and the signals that it was given. */
function heldExecutor() {
  const signals: (AbortSignal | undefined)[] = [];
  let answer: ((given: object) => void) | undefined;
  const released = new Promise<object>((resolve) => (answer = resolve));
  const execute = async (_: DynamoDBRequest, options: { readonly signal?: AbortSignal | undefined } = {}) => {
    signals.push(options.signal);
    return released;
  };
  return { context: modelContext(File, execute), signals, release: (given: object): void => answer?.(given) };
}

const nextTick = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));

describe("loads of one tick are one request", () => {
  test("Q20: each is given its item, or nothing where there is none", async () => {
    const { context, asked } = setUp(stored("a"), stored("b"));
    const loads = ["b", "a", "c"].map((id) => loadItem(context, { id }));
    expect(await Promise.all(loads)).toEqual([file("b"), file("a"), undefined]);
    expect(asked()).toEqual([["b", "a", "c"]]);
  });

  test("Q20: also those that come when promises of the tick have been fulfilled, as within resolvers", async () => {
    const { context, asked } = setUp(stored("a"), stored("b"));
    const later = async (id: string): Promise<unknown> => {
      await Promise.resolve();
      await Promise.resolve();
      return loadItem(context, { id });
    };
    expect(await Promise.all([loadItem(context, { id: "a" }), later("b")])).toEqual([file("a"), file("b")]);
    expect(asked()).toEqual([["a", "b"]]);
  });

  test("Q20: 250 keys are three requests", async () => {
    const ids = Array.from({ length: 250 }, (_, id) => String(id));
    const { context, asked, mostAtOnce } = setUp(...ids.map((id) => stored(id)));
    expect(await Promise.all(ids.map((id) => loadItem(context, { id })))).toEqual(ids.map(file));
    expect(asked()).toEqual([ids.slice(0, 100), ids.slice(100, 200), ids.slice(200)]);
    expect(mostAtOnce()).toBe(3);
  });

  test("Q20: a key is asked for once; each who asked has an item of its own, down to its bytes", async () => {
    const { context, asked } = setUp(stored("a"));
    const [one, other] = await Promise.all([loadItem(context, { id: "a" }), loadItem(context, { id: "a" })]);
    expect(asked()).toEqual([["a"]]);
    expect(one).toEqual(other);
    Object.assign((one as ReturnType<typeof file>).bytes, [9]);
    expect(other).toEqual(file("a"));
  });

  test("Q20: consistent loads are read apart", async () => {
    const { context, requests } = setUp(stored("a"));
    await Promise.all([loadItem(context, { id: "a" }), loadItem(context, { id: "a" }, { consistent: true })]);
    expect(requests.map(wanted)).toEqual([
      { Keys: [{ id: { S: "a" } }], ConsistentRead: true },
      { Keys: [{ id: { S: "a" } }] },
    ]);
  });

  test("Q20: nothing is kept: the next tick asks again, and so sees what was written in between", async () => {
    const { execute } = recordingExecutor(
      { Responses: { files: [stored("a")] } },
      { Responses: { files: [stored("a", { bytes: { B: new Uint8Array([7]) } })] } },
    );
    const context = modelContext(File, execute);
    expect(await loadItem(context, { id: "a" })).toEqual(file("a"));
    expect(await loadItem(context, { id: "a" })).toEqual({ id: "a", bytes: new Uint8Array([7]) });
  });

  test("Q20: who asks while a request is under way is not given its items", async () => {
    const { context, asked } = setUp(stored("a"));
    const first = loadItem(context, { id: "a" });
    await nextTick();
    const second = loadItem(context, { id: "a" });
    expect(await Promise.all([first, second])).toEqual([file("a"), file("a")]);
    expect(asked()).toEqual([["a"], ["a"]]);
  });

  test("Q20: a context has one loader", () => {
    const { context } = setUp();
    expect(loaderOf(context)).toBe(loaderOf(context));
    expect(loaderOf(setUp().context)).not.toBe(loaderOf(context));
  });
});

describe("what is loaded is the model's own", () => {
  test("Q20: items that were deleted softly are left out, unless they are wanted", async () => {
    const { context } = setUp(deleted);
    const loads = [loadItem(context, { id: "gone" }), loadItem(context, { id: "gone" }, { withDeleted: true })];
    expect(await Promise.all(loads)).toEqual([undefined, expect.objectContaining({ id: "gone" })]);
  });

  test("Q20: items of other models in the table are left out", async () => {
    const Order = defineModel({
      name: "Order",
      table: "shop",
      typeTag: "_type",
      attributes: { id: attr.string() },
      key: { partitionKey: "id" },
    });
    const { execute } = recordingExecutor({
      Responses: {
        shop: [
          { id: { S: "1" }, _type: { S: "Order" } },
          { id: { S: "2" }, _type: { S: "Customer" } },
        ],
      },
    });
    const context = modelContext(Order, execute);
    const loads = ["1", "2"].map((id) => loadItem(context, { id }));
    expect(await Promise.all(loads)).toEqual([{ id: "1" }, undefined]);
  });
});

describe("what is wrong is told to those whom it concerns", () => {
  test("Q20: an invalid key, and an item that does not fit, reject their own load only", async () => {
    const { context, asked } = setUp(stored("a"), { id: { S: "b" }, bytes: { S: "text" } });
    const loads = [{ id: "a" }, { id: 1 }, { id: "b" }, {}].map((key) => loadItem(context, key));
    expect(await outcomes(loads)).toEqual([file("a"), "INVALID_ITEM", "ITEM_MISMATCH", "INVALID_ITEM"]);
    expect(asked()).toEqual([["a", "b"]]);
  });

  test("Q20: a request that fails rejects the loads whose keys it had, and no others", async () => {
    const ids = Array.from({ length: 150 }, (_, id) => String(id));
    const items = ids.slice(100).map((id) => stored(id));
    const { execute } = recordingExecutor(new Error("no"), { Responses: { files: items } });
    const context = modelContext(File, execute);
    const loads = await Promise.allSettled(ids.map((id) => loadItem(context, { id })));
    expect(loads.filter(({ status }) => status === "rejected")).toHaveLength(100);
    expect(loads.slice(100)).toEqual(ids.slice(100).map((id) => ({ status: "fulfilled", value: file(id) })));
  });

  test.each([
    [
      { fresh: true },
      'load of model "File": there is no option "fresh"; it takes signal, timeoutMs, consistent and withDeleted',
    ],
    [{ consistent: 1 }, 'load of model "File": the option "consistent" takes true or false, not the number 1'],
    ["a", 'load of model "File": its options are a plain object, not the string "a"'],
  ])("Q20: options are checked: %j", async (options, message) => {
    const { context, asked } = setUp();
    await expect(loadItem(context, { id: "a" }, options as never)).rejects.toMatchObject({
      code: "INVALID_OPTION",
      message,
    });
    expect(asked()).toEqual([]);
  });
});

describe("a caller who goes away ends its own wait", () => {
  test("Q20: the others are given their items; the request goes on", async () => {
    const { context, signals, release } = heldExecutor();
    const controller = new AbortController();
    const first = loadItem(context, { id: "a" }, { signal: controller.signal });
    const second = loadItem(context, { id: "a" });
    await nextTick();
    controller.abort("enough");
    await expect(first).rejects.toMatchObject({ code: "ABORTED", cause: "enough" });
    release({ Responses: { files: [stored("a")] } });
    expect(await second).toEqual(file("a"));
    expect(signals.map((signal) => signal?.aborted)).toEqual([false]);
  });

  test("Q20: when all have gone, the request is ended", async () => {
    const { context, signals } = heldExecutor();
    const controller = new AbortController();
    const loads = [
      loadItem(context, { id: "a" }, { signal: controller.signal }),
      loadItem(context, { id: "b" }, { timeoutMs: 20 }),
    ];
    await nextTick();
    controller.abort("enough");
    const [first, second] = await Promise.allSettled(loads);
    expect(first).toMatchObject({ reason: { code: "ABORTED" } });
    expect(second).toMatchObject({
      reason: { code: "TIMEOUT", message: 'load of model "File": ended after 20 ms, its timeoutMs' },
    });
    expect(signals.map((signal) => signal?.aborted)).toEqual([true]);
  });

  test("Q20: who goes before the tick is over is not asked for", async () => {
    const { context, asked } = setUp(stored("b"));
    const controller = new AbortController();
    const first = loadItem(context, { id: "a" }, { signal: controller.signal });
    const second = loadItem(context, { id: "b" });
    controller.abort();
    await expect(first).rejects.toMatchObject({ code: "ABORTED" });
    expect(await second).toEqual(file("b"));
    expect(asked()).toEqual([["b"]]);
  });
});
