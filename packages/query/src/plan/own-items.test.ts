import { attr, defineModel, key, storedNameOf } from "@dynamorm/core";
import { describe, expect, test } from "@jest/globals";
import { Event, Line, Order } from "../../test/fixtures/shop.ts";
import { userModel } from "../../test/fixtures/user.ts";
import { candidatesOf } from "./candidate.ts";
import { describeCondition } from "./describe-condition.ts";
import { ownWriteConditions } from "@dynamorm/update-builder";
import { isOwnItem, ownConditions, ownNames } from "./own-items.ts";
import type { AnyModel } from "@dynamorm/core";
import { everything } from "../describe/description.ts";

function ownOf(model: AnyModel, candidate: string, operation: "Query" | "Scan", deleted?: "with" | "only"): unknown {
  const found = candidatesOf(model).find(({ name }) => name === candidate);
  const description = { ...everything, ...(deleted && { deleted }) };
  return ownConditions(model, found as NonNullable<typeof found>, description, operation).map(describeCondition);
}

describe("M7 what tells the items of a model from others", () => {
  test.each<[what: string, model: AnyModel, candidate: string, operation: "Query" | "Scan", own: unknown]>([
    ["the tag", Order, "table", "Query", [`_type = "Order"`]],
    ["the tag, in a Scan", Order, "table", "Scan", [`_type = "Order"`]],
    ["the tag, in an index", Order, "byState", "Query", [`_type = "Order"`]],
    ["the tag, in an index of keys, which holds it too", Order, "byNote", "Query", [`_type = "Order"`]],
    ["the tag, in a Scan of such an index", Order, "byNote", "Scan", [`_type = "Order"`]],
    ["nothing to tell, where a table has one model", userModel(), "table", "Scan", []],
    ["without a tag, the key that is queried", Event, "table", "Query", ["deletedAt attribute_not_exists"]],
    [
      "without a tag, what the keys begin with in a Scan",
      Event,
      "table",
      "Scan",
      [`pk begins_with "EVENT#"`, `sk begins_with "AT#"`, "deletedAt attribute_not_exists"],
    ],
    [
      "without a tag, what the keys of the table begin with in an index",
      Event,
      "byNumber",
      "Query",
      [`pk begins_with "EVENT#"`, `sk begins_with "AT#"`, "deletedAt attribute_not_exists"],
    ],
  ])("%s", (_, model, candidate, operation, own) => {
    expect(ownOf(model, candidate, operation)).toEqual(own);
  });

  test("without a tag, a constant is the whole key, and nothing is no condition", () => {
    const Settings = defineModel({
      name: "Settings",
      table: "shop",
      typeTag: false,
      attributes: { id: attr.string() },
      key: { partitionKey: key("pk", "{id}"), sortKey: key("sk", "SETTINGS") },
    });
    expect(ownOf(Settings, "table", "Scan")).toEqual([`sk = "SETTINGS"`]);
  });

  test("deleted items are left out, or come with the others, or alone", () => {
    expect(ownOf(Event, "table", "Query", "with")).toEqual([]);
    expect(ownOf(Event, "table", "Query", "only")).toEqual(["deletedAt attribute_exists"]);
  });

  test("a write is for an item of the model that is there", () => {
    expect(ownWriteConditions(Order, "without").map(describeCondition)).toEqual([`_type = "Order"`]);
    expect(ownWriteConditions(Event, "without").map(describeCondition)).toEqual(["deletedAt attribute_not_exists"]);
    expect(ownWriteConditions(Event, "with")).toEqual([]);
  });
});

describe("M7 an item that was read by its key", () => {
  test.each<
    [what: string, model: AnyModel, item: object, deleted: "without" | "with" | "only" | undefined, own: boolean]
  >([
    ["of the model", Order, { _type: { S: "Order" } }, undefined, true],
    ["of another model", Line, { _type: { S: "Order" } }, undefined, false],
    ["without a tag", Order, {}, undefined, false],
    ["with a tag of another type", Order, { _type: { N: "1" } }, undefined, false],
    ["of a model without a tag", Event, { _type: { S: "Order" } }, undefined, true],
    ["that was deleted", Event, { gone: { S: "2026-01-01T00:00:00.000Z" } }, undefined, false],
    ["that was deleted, and is wanted", Event, { gone: { S: "2026-01-01T00:00:00.000Z" } }, "with", true],
    ["that was deleted, and such are wanted", Event, { gone: { S: "2026-01-01T00:00:00.000Z" } }, "only", true],
    ["that was not deleted, and such are not wanted", Event, {}, "only", false],
  ])("%s", (_, model, item, deleted, own) => {
    expect(isOwnItem(model, item as Parameters<typeof isOwnItem>[1], deleted && { deleted })).toBe(own);
  });

  test("the attributes that tell are known", () => {
    expect(ownNames(Order)).toEqual(["_type"]);
    expect(ownNames(Event)).toEqual(["deletedAt"]);
    expect(storedNameOf(Event, "deletedAt")).toBe("gone");
    expect(storedNameOf(Event, "pk")).toBe("pk");
  });
});

describe("W12: guards of unique values are no items", () => {
  const email = attr.string().unique();
  const id = attr.string();
  const Plain = defineModel({
    name: "Plain",
    table: "plain",
    attributes: { id, at: attr.string(), email },
    key: { partitionKey: "id", sortKey: "at" },
    indexes: {
      inverted: { partitionKey: "at", sortKey: "id" },
      byEmail: { partitionKey: "email", projection: "keys" },
    },
  });
  const computed = (template: `${string}{id}`, typeTag?: false) =>
    defineModel({
      name: "Computed",
      table: "plain",
      attributes: { id, email },
      key: { partitionKey: key("pk", template) },
      ...(typeTag === false && { typeTag }),
    });

  test.each<[what: string, model: AnyModel, candidate: string, own: unknown]>([
    ["in the table", Plain, "table", ["_unique attribute_not_exists"]],
    ["in an index of the table's keys", Plain, "inverted", ["_unique attribute_not_exists"]],
    ["there is none in other indexes", Plain, "byEmail", []],
    ["the tag tells", computed("USER#{id}"), "table", [`_type = "Computed"`]],
    ["the beginning of the key tells", computed("USER#{id}", false), "table", []],
    ["a key that may begin as theirs does", computed("{id}", false), "table", ["_unique attribute_not_exists"]],
    ["a key that begins as theirs may", computed("_u{id}", false), "table", ["_unique attribute_not_exists"]],
  ])("%s", (_, model, candidate, own) => {
    expect(ownOf(model, candidate, "Query")).toEqual(own);
  });

  test("where one was read by its key, too", () => {
    expect(isOwnItem(Plain, { id: { S: "_unique#a" }, _unique: { S: "Plain.email" } })).toBe(false);
    expect(isOwnItem(userModel(), { id: { S: "1" }, _unique: { S: "an attribute of others" } })).toBe(true);
    expect(ownNames(Plain)).toEqual(["_unique"]);
    expect(ownNames(computed("USER#{id}"))).toEqual(["_type"]);
  });
});
