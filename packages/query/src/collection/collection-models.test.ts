import { type AnyModel, attr, defineModel, key } from "@dynamorm/core";
import { describe, expect, test } from "@jest/globals";
import { recordingExecutor } from "../../test/fixtures/recording-executor.ts";
import { Customer, Event, Line, Order } from "../../test/fixtures/shop.ts";
import { checkCollection, ownerOf } from "./collection-models.ts";
import { collection } from "../index.ts";

const attributes = { a: attr.string(), b: attr.string() };

/** A model of the table "shop" with keys made of these. */
function modelOf(name: string, partition: string, sort: string, more: object = {}): AnyModel {
  return defineModel({
    name,
    table: "shop",
    attributes,
    key: { partitionKey: key("pk", partition as "X#{a}"), sortKey: key("sk", sort as "X#{b}") },
    ...more,
  });
}

const plain = (name: string, more: object = {}): AnyModel =>
  defineModel({
    name,
    table: "shop",
    attributes: { pk: attr.string(), sk: attr.string() },
    key: { partitionKey: "pk", sortKey: "sk" },
    ...more,
  });

const untagged = { typeTag: false };

describe("M7 models of a collection can be told apart", () => {
  test.each<[what: string, models: readonly AnyModel[]]>([
    ["by tags in one attribute", [Customer, Order, Line]],
    ["by tags, whatever their keys", [plain("A", { typeTag: "_type" }), Order, plain("B", { typeTag: "_type" })]],
    [
      "by what their sort keys begin with",
      [modelOf("A", "X#{a}", "A#{b}", untagged), modelOf("B", "X#{a}", "B#{b}", untagged)],
    ],
    [
      "by what their partition keys begin with",
      [modelOf("A", "A#{a}", "{b}", untagged), modelOf("B", "B#{a}", "{b}", untagged)],
    ],
    [
      "by a constant that the other's keys do not begin as",
      [modelOf("A", "X#{a}", "A", untagged), modelOf("B", "X#{a}", "A#{b}", untagged)],
    ],
    ["by two constants", [modelOf("A", "X#{a}", "ONE", untagged), modelOf("B", "X#{a}", "ONES", untagged)]],
    [
      "by their keys where their tags are in different attributes",
      [Order, modelOf("A", "X#{a}", "A#{b}", { typeTag: "kind" })],
    ],
    ["alone", [plain("A")]],
  ])("%s", (_, models) => {
    expect(() => checkCollection(models)).not.toThrow();
    expect(() => checkCollection(models.toReversed())).not.toThrow();
  });

  const apart =
    "cannot be told apart: give each a typeTag in the same attribute, or computed keys that begin with different texts";

  test.each<[models: readonly AnyModel[], message: string]>([
    [[], "collection() takes a list of at least one model"],
    [[Order, Order], `the models "Order" and "Order" have the same name; their items could not be grouped`],
    [
      [Order, defineModel({ ...plainDefinition("Elsewhere"), table: "elsewhere" })],
      `the models "Order" and "Elsewhere" are in the tables "shop" and "elsewhere"; a collection reads one`,
    ],
    [
      [Order, defineModel({ ...plainDefinition("Short"), key: { partitionKey: "pk" } })],
      `the models "Order" and "Short" have the keys pk, sk and pk; the items of one table have one`,
    ],
    [
      [Order, plain("Copy", { typeTag: { value: "Order" } })],
      `the models "Order" and "Copy" have the same type tag, _type = "Order"`,
    ],
    [[plain("A"), plain("B")], `the models "A" and "B" ${apart}`],
    [[Order, plain("B")], `the models "Order" and "B" ${apart}`],
    [[Order, modelOf("A", "CUSTOMER#{a}", "ORDER#{b}", untagged)], `the models "Order" and "A" ${apart}`],
    [[Order, modelOf("A", "CUSTOMER#{a}", "ORDER#{b}", { typeTag: "kind" })], `the models "Order" and "A" ${apart}`],
    [
      [modelOf("A", "X#{a}", "{b}", untagged), modelOf("B", "X#{a}", "B#{b}", untagged)],
      `the models "A" and "B" ${apart}`,
    ],
    [
      [modelOf("A", "X#{a}", "A#1", untagged), modelOf("B", "X#{a}", "A#{b}", untagged)],
      `the models "A" and "B" ${apart}`,
    ],
    [
      [modelOf("A", "X#{a}", "A#{b}", untagged), modelOf("B", "X#{a}", "A#1", untagged)],
      `the models "A" and "B" ${apart}`,
    ],
    [
      [modelOf("A", "X#{a}", "ONE", untagged), modelOf("B", "X#{a}", "ONE", untagged)],
      `the models "A" and "B" ${apart}`,
    ],
  ])("%j is refused: %s", (models, message) => {
    expect(() => checkCollection(models)).toThrow(expect.objectContaining({ code: "INVALID_MODEL", message }));
  });

  test.each<[given: unknown, described: string]>([
    [undefined, "nothing"],
    [Order, "an object"],
    [[Order, undefined], "an array"],
    [[], "an empty array"],
    [["Order"], "an array"],
  ])("%p is no list of models", (given, described) => {
    const made = (): unknown => collection(given as [typeof Order], recordingExecutor().execute);
    expect(made).toThrow(
      expect.objectContaining({
        code: "INVALID_MODEL",
        message: `collection() takes a list of models, e.g. [Customer, Order], not ${described}`,
      }),
    );
  });
});

const item = (pk: string, sk: string, more: object = {}) => ({ pk: { S: pk }, sk: { S: sk }, ...more });

describe("M7 the owner of an item", () => {
  const A = modelOf("A", "X#{a}", "A#{b}", untagged);
  const One = modelOf("One", "X#{a}", "ONE", untagged);
  const models = [A, Order, One, Event];
  test.each<[what: string, item: ReturnType<typeof item>, owner: AnyModel | undefined]>([
    ["by its tag", item("CUSTOMER#c", "ORDER#1#2", { _type: { S: "Order" } }), Order],
    ["by its keys", item("X#1", "A#2"), A],
    ["by a constant", item("X#1", "ONE"), One],
    ["by more than a constant: nobody's", item("X#1", "ONE#"), undefined],
    ["of another model", item("CUSTOMER#c", "PROFILE", { _type: { S: "Customer" } }), undefined],
    ["with a tag of none", item("X#1", "B#2"), undefined],
    ["deleted", item("EVENT#1", "AT#1", { gone: { S: "2026-01-01T00:00:00.000Z" } }), undefined],
    ["not deleted", item("EVENT#1", "AT#1"), Event],
    [
      "with a key that is no text",
      { pk: { S: "X#1" }, sk: { N: "1" } } as unknown as ReturnType<typeof item>,
      undefined,
    ],
  ])("%s", (_, stored, owner) => {
    expect(ownerOf(models, stored)?.name).toBe(owner?.name);
  });

  test("and none of a model that is not asked for, whose keys only begin like theirs", () => {
    const model = modelOf("Order", "C#{a}", "ORDER#{b}", untagged);
    expect(ownerOf([model], { pk: { S: "C#1" }, sk: { S: "ORDER#1" } })).toBe(model);
    expect(ownerOf([model], { pk: { S: "C#1" }, sk: { S: "ORDER#1#LINE#2" } })).toBeUndefined();
  });
});

function plainDefinition(name: string) {
  return {
    name,
    table: "shop",
    attributes: { pk: attr.string(), sk: attr.string() },
    key: { partitionKey: "pk" as const, sortKey: "sk" as const },
  };
}
