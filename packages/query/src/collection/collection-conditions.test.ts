import { type AnyModel, attr } from "@dynamorm/core";
import { describe, expect, test } from "@jest/globals";
import { recordingExecutor } from "../../test/fixtures/recording-executor.ts";
import { abModel } from "../../test/fixtures/shop.ts";
import { collection } from "../index.ts";

const { execute } = recordingExecutor();
const A = abModel("A");
const ofAB = () => collection([A, abModel("B")], execute);

describe("M7 a condition is one for all models of a collection", () => {
  test.each<
    [what: string, other: AnyModel, add: (all: ReturnType<typeof ofAB>) => { explain(): unknown }, message: string]
  >([
    [
      "another name in the table",
      abModel("B", { attributes: { ...A.attributes, state: attr.string().storedAs("st") } }),
      (all) => all.where("state", "=", "x"),
      `state = "x" is another condition for B, which stores "state" in another way; query each model by itself`,
    ],
    [
      "another name within a map",
      abModel("B", {
        attributes: { ...A.attributes, place: attr.map({ city: attr.string().storedAs("c") }).optional() },
      }),
      (all) => all.filter((eb) => eb.or([eb("state", "=", "x"), eb.not(eb("place.city", "=", "Rome"))])),
      `state = "x" or not (place.city = "Rome") is another condition for B, which stores "state" in another way; query each model by itself`,
    ],
    [
      "another value in the table",
      abModel("B", {
        attributes: {
          ...A.attributes,
          n: attr.custom(attr.number(), { encode: (n: number) => -n, decode: (n) => -n }),
        },
      }),
      (all) => all.where("n", ">", 3),
      `n > 3 is another condition for B, which stores "n" in another way; query each model by itself`,
    ],
    [
      "another element of a set",
      abModel("B", { attributes: { ...A.attributes, tags: attr.set(attr.number()).optional() } }),
      (all) => all.where("tags", "contains", "x"),
      `Model "B": "tags" is the string "x"; expected a number`,
    ],
    [
      "a size of another name",
      abModel("B", { attributes: { ...A.attributes, tags: attr.set(attr.string()).storedAs("t").optional() } }),
      (all) => all.filter((eb) => eb.size("tags", ">", 1)),
      `size(tags) > 1 is another condition for B, which stores "tags" in another way; query each model by itself`,
    ],
    [
      "an operator that one has not",
      abModel("B", { attributes: { ...A.attributes, state: attr.boolean() } }),
      (all) => all.where("state", ">", "x"),
      `Model "B": "state" is a boolean and has no operator ">"`,
    ],
  ])("a condition that has %s", (_, other, add, message) => {
    const all = collection([A, other], execute) as unknown as ReturnType<typeof ofAB>;
    expect(() => add(all).explain()).toThrow(message);
  });
  test("conditions that all store in one way are taken", () => {
    const all = ofAB()
      .where("a", "=", "x")
      .where("state", "begins_with", "y")
      .where("n", "attribute_type", "N")
      .filter((eb) => eb.and([eb("place.city", "=", "Rome"), eb.size("tags", ">", 1), eb("tags", "contains", "new")]));
    expect(all.explain()).toMatchObject({ operation: "Query" });
  });
});
