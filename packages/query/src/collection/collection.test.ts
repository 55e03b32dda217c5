import { describe, expect, test } from "@jest/globals";
import { recordingExecutor } from "../../test/fixtures/recording-executor.ts";
import { abModel } from "../../test/fixtures/shop.ts";
import { collection } from "../index.ts";

const { execute } = recordingExecutor();
const A = abModel("A");
const Kind = abModel("K", { typeTag: "kind" });
const None = abModel("N", { typeTag: false });
const item = (sk: string, more: object) => ({
  pk: { S: "X#a" },
  sk: { S: sk },
  a: { S: "a" },
  b: { S: "b" },
  state: { S: "s" },
  n: { N: "1" },
  ...more,
});

describe("M7 items of models with other tags, or none, are told when they were read", () => {
  test("each is given to its model, and others to none", async () => {
    const Items = [
      item("K#b", { kind: { S: "K" } }),
      item("N#b", {}),
      item("A#b", { _type: { S: "A" } }),
      item("K#c", { _type: { S: "K" } }),
      item("Z#b", { _type: { S: "Z" } }),
    ];
    const recording = recordingExecutor(
      { Items, LastEvaluatedKey: { pk: { S: "X#a" }, sk: { S: "Z#b" } } },
      { Items: [item("N#c", {})] },
    );
    const groups = await collection([Kind, None, A], recording.execute).where("a", "=", "a").all();
    const one = { a: "a", b: "b", state: "s", n: 1 };
    expect(groups).toEqual({ K: [one], N: [one, one], A: [one] });
    expect(recording.requests.map(({ input }) => input)).toEqual([
      expect.not.objectContaining({ FilterExpression: expect.anything() as unknown }),
      expect.objectContaining({ ExclusiveStartKey: { pk: { S: "X#a" }, sk: { S: "Z#b" } } }),
    ]);
  });

  test("a model without a tag is filtered by its keys when it is alone", () => {
    expect(collection([None], execute).explain().filters).toEqual([`pk begins_with "X#"`, `sk begins_with "N#"`]);
  });

  test("the limit is one for all models together", async () => {
    const Items = [item("A#b", { _type: { S: "A" } }), item("N#b", {}), item("N#c", {})];
    const groups = await collection([A, None], recordingExecutor({ Items }).execute)
      .where("a", "=", "a")
      .limit(2)
      .all();
    expect([groups.A.length, groups.N.length]).toEqual([1, 1]);
  });
});
