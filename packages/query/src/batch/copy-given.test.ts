import { attr, defineModel, type DynamoDBRequest } from "@dynamorm/core";
import { afterEach, beforeEach, describe, expect, jest, test } from "@jest/globals";
import { Draft, failureOf, Note } from "../../test/fixtures/batch-models.ts";
import { writeExecutor, writesOf } from "../../test/fixtures/write-executor.ts";
import { repository } from "../repository.ts";
import { copyGiven } from "./copy-given.ts";

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

const ids = ["1", "2", "3"];
const keysOf = (requests: readonly DynamoDBRequest[]): unknown[] =>
  requests.map(({ input }) => ("Key" in input ? input.Key : undefined));
const refused = () => Object.assign(new Error("no"), { code: "ANY" });

function* reusedKey() {
  const key = { id: "" };
  for (const id of ids) {
    key.id = id;
    yield key;
  }
}

function* reusedBytes() {
  const raw = new Uint8Array(1);
  for (const id of ids) {
    raw[0] = Number(id);
    yield { id, raw };
  }
}

describe("W10: what gives one object again and again, with other content", () => {
  const keys = ids.map((id) => ({ id: { S: id } }));

  test("W10: deletes softly by each key, and by each where the model has a type tag", async () => {
    const Tagged = defineModel({
      name: "Tagged",
      table: "notes",
      attributes: { id: attr.string() },
      key: { partitionKey: "id" },
      typeTag: { attribute: "kind", value: "tagged" },
    });
    for (const model of [Draft, Tagged]) {
      const { execute, requests } = writeExecutor();
      await repository(model as typeof Draft, execute).batchDelete(reusedKey());
      expect(keysOf(requests)).toEqual(keys);
    }
  });

  test("W10: updates each, by the changes that it had", async () => {
    function* reused() {
      const update = { key: { id: "" }, changes: { text: "" } };
      for (const id of ids) {
        update.key.id = id;
        update.changes.text = `text ${id}`;
        yield update;
      }
    }
    const { execute, requests } = writeExecutor();
    const error = await failureOf(repository(Note, execute).batchUpdate(reused()));
    // The executor gives keys alone, which are no whole items.
    expect(error).toMatchObject({ code: "ITEM_MISMATCH" });
    expect(keysOf(requests)).toEqual(keys);
    expect(requests.map(({ input }) => input)).toMatchObject(
      ids.map((id) => ({ ExpressionAttributeValues: { ":v0": { S: `text ${id}` } } })),
    );
  });

  test("W10: puts the bytes that each item had", async () => {
    const Blob = defineModel({
      name: "Blob",
      table: "blobs",
      attributes: { id: attr.string(), raw: attr.binary() },
      key: { partitionKey: "id" },
    });
    const { execute, requests } = writeExecutor();
    const put = await repository(Blob, execute).batchPut(reusedBytes());
    const bytes = [new Uint8Array([1]), new Uint8Array([2]), new Uint8Array([3])];
    expect(put.map(({ raw }) => raw)).toEqual(bytes);
    expect(
      requests.map((request) => writesOf(request)["blobs"]?.map((write) => write.PutRequest?.Item?.["raw"]?.B)),
    ).toEqual([bytes]);
  });

  test("W10: has each as it was in what remains", async () => {
    const item = { id: "", text: "" };
    function* reused() {
      for (const id of ids) yield Object.assign(item, { id, text: `text ${id}` });
    }
    const { execute } = writeExecutor(refused);
    const failure = failureOf(repository(Note, execute).batchPut(reused()));
    await jest.runAllTimersAsync();
    const given = ids.map((id) => ({ id, text: `text ${id}` }));
    expect(await failure).toMatchObject({ remaining: given, failures: given.map((one) => ({ item: one })) });
  });
});

const manyKinds = () => ({
  list: [1, { a: [null, undefined] }],
  set: new Set<unknown>(["a", new Uint8Array([1])]),
  date: new Date(5),
  bytes: new Uint8Array([1, 2]),
  buffer: Buffer.from("ab"),
  ["__proto__"]: { x: 1 },
});

describe("W10: a copy of what was given", () => {
  class Money {
    readonly cents = 1;
  }
  const money = new Money();

  test("W10: has lists, sets, dates and bytes of its own, at every level", () => {
    const given = manyKinds();
    const copy = copyGiven(given);
    given.list.push(2);
    (given.list[1] as { a: unknown[] }).a.length = 0;
    given.set.clear();
    given.date.setTime(6);
    given.bytes.fill(7);
    given.buffer.fill(7);
    expect(copy).toStrictEqual(manyKinds());
  });

  test.each<[string, unknown]>([
    ["an instance of a class", money],
    ["a function", () => money],
    ["nothing", undefined],
    ["what only looks like a date", Object.create(Date.prototype)],
    ["what only looks like a set", Object.create(Set.prototype)],
    ["a very long list of holes", Array(2 ** 32 - 1)],
    ["bytes that were transferred away", transferred()],
    ["a map", new Map()],
  ])("W10: %s stays what it is", (_, value) => {
    expect(copyGiven({ value }).value).toBe(value);
  });

  test("W10: what contains itself does so in the copy, and what stands twice is copied once", () => {
    const shared = { a: 1 };
    const given: { self?: unknown; two: unknown[] } = { two: [shared, shared] };
    given.self = given;
    const copy = copyGiven(given);
    expect(copy.self).toBe(copy);
    expect(copy).not.toBe(given);
    expect(copy.two[0]).toBe(copy.two[1]);
    expect(copy.two[0]).not.toBe(shared);
  });
});

/** Bytes whose buffer belongs to somebody else. */
function transferred(): Uint8Array {
  const given = new Uint8Array(3);
  structuredClone(given, { transfer: [given.buffer] });
  return given;
}
