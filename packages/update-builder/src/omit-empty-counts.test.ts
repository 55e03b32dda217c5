import { attr, defineModel } from "@dynamorm/core";
import { describe, expect, it } from "@jest/globals";
import { untyped } from "../test/user.ts";
import { updateBuilder } from "./index.ts";

const Post = defineModel({
  name: "Post",
  table: "posts",
  attributes: {
    id: attr.string(),
    likes: attr.number().omitEmpty(),
    views: attr.bigint().omitEmpty().optional(),
    stats: attr.map({ shares: attr.number().omitEmpty(), reads: attr.number() }).optional(),
    tags: attr.set(attr.string()).omitEmpty(),
  },
  key: { partitionKey: "id" },
});

const anUpdate = () => updateBuilder(Post, { id: "1" });

describe("W8: an omitEmpty number is not counted: a 0 that DynamoDB stores is found by no query", () => {
  const steps = ["increment", "decrement", "add"].flatMap((step) => [
    [step, "likes", 1],
    [step, "views", 1n],
    [step, "stats.shares", 1],
  ]);
  it.each(steps as [string, string, unknown][])("W8: %s(%j)", (step, path, by) => {
    expect(() => untyped(anUpdate(), step, path, by)).toThrow(
      expect.objectContaining({
        code: "INVALID_QUERY",
        attribute: path,
        message: `Model "Post": ${step}("${path}"): it is omitEmpty, and DynamoDB would store the 0 that it may come to, which no query finds; make it default(0) in place of omitEmpty(), or count it by modify()`,
      }),
    );
  });

  it("W8: nor without an amount", () => {
    expect(() => anUpdate().increment("likes")).toThrow('increment("likes"): it is omitEmpty');
    expect(() => anUpdate().decrement("stats.shares")).toThrow('decrement("stats.shares"): it is omitEmpty');
  });

  it("W8: it is set, an omitEmpty set is added to, and the number beside it is counted", () => {
    const built = anUpdate()
      .set("likes", 0)
      .add("tags", new Set(["a"]))
      .increment("stats.reads");
    expect(built.toRequest().input.UpdateExpression).toBe(
      "SET #n1.#n2 = if_not_exists(#n1.#n2, :v0) + :v1 REMOVE #n3 ADD #n4 :v2",
    );
  });
});
