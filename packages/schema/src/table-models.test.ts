import { InvalidOptionError } from "@dynamorm/core";
import { describe, expect, it } from "@jest/globals";
import { Customer, Order } from "../test/shop-models.ts";
import { User } from "../test/user-model.ts";
import { createTableRequest } from "./create-table-request.ts";
import { joinBlueprints } from "./join-blueprints.ts";
import { modelBlueprint } from "./model-blueprint.ts";
import { tableOfModels } from "./table-models.ts";

describe("tableOfModels", () => {
  it("is what a model needs, also when it is alone in a list, or there twice", () => {
    for (const given of [User, [User], [User, User]]) {
      expect(tableOfModels(given)).toStrictEqual(modelBlueprint(User));
    }
  });

  it("M7 is what all the models of a list need together", () => {
    expect(tableOfModels([Customer, Order])).toStrictEqual(
      joinBlueprints(modelBlueprint(Customer), modelBlueprint(Order)),
    );
  });

  it.each<[unknown, string]>([
    [undefined, "a table is made from a model, as defineModel gives it, not from nothing"],
    ["users", 'a table is made from a model, as defineModel gives it, not from the string "users"'],
    [[User, null], "a table is made from a model, as defineModel gives it, not from null"],
    [[[User]], "a table is made from a model, as defineModel gives it, not from an array"],
    [[], "a table is made from a model, or from those that share it; the list of models is empty"],
  ])("refuses what is no model and no list of models: %p", (given, message) => {
    expect(() => tableOfModels(given as never)).toThrow(new InvalidOptionError(message));
  });
});

describe("createTableRequest of several models", () => {
  it("M7 makes one table for the models that share it, with the indexes of each (M8) by their stored names (M9)", () => {
    expect(createTableRequest([Customer, Order])).toStrictEqual({
      operation: "CreateTable",
      model: "Customer, Order",
      input: {
        TableName: "shop",
        AttributeDefinitions: [
          { AttributeName: "pk", AttributeType: "S" },
          { AttributeName: "sk", AttributeType: "S" },
          { AttributeName: "mail", AttributeType: "S" },
          { AttributeName: "gsi1pk", AttributeType: "S" },
          { AttributeName: "gsi1sk", AttributeType: "S" },
          { AttributeName: "total", AttributeType: "N" },
        ],
        KeySchema: [
          { AttributeName: "pk", KeyType: "HASH" },
          { AttributeName: "sk", KeyType: "RANGE" },
        ],
        BillingMode: "PAY_PER_REQUEST",
        GlobalSecondaryIndexes: [
          {
            IndexName: "byEmail",
            KeySchema: [{ AttributeName: "mail", KeyType: "HASH" }],
            Projection: { ProjectionType: "ALL" },
          },
          {
            IndexName: "newest",
            KeySchema: [
              { AttributeName: "gsi1pk", KeyType: "HASH" },
              { AttributeName: "gsi1sk", KeyType: "RANGE" },
            ],
            Projection: { ProjectionType: "INCLUDE", NonKeyAttributes: ["name", "_type", "total"] },
          },
        ],
        LocalSecondaryIndexes: [
          {
            IndexName: "byTotal",
            KeySchema: [
              { AttributeName: "pk", KeyType: "HASH" },
              { AttributeName: "total", KeyType: "RANGE" },
            ],
            Projection: { ProjectionType: "INCLUDE", NonKeyAttributes: ["_type"] },
          },
        ],
      },
    });
  });

  it("M7 takes options for the indexes of all its models, and no other", () => {
    const capacity = { readCapacityUnits: 1, writeCapacityUnits: 1 };
    const billing = { ...capacity, indexes: { byEmail: capacity, newest: capacity } };
    expect(createTableRequest([Customer, Order], { billing }).input.GlobalSecondaryIndexes).toHaveLength(2);
    const models = [Order, Customer] as const;
    expect(createTableRequest(models, { billing }).input.GlobalSecondaryIndexes).toHaveLength(2);
    expect(() => {
      // @ts-expect-error no model has such an index
      createTableRequest([Customer, Order], { billing: { ...capacity, indexes: { byAge: capacity } } });
    }).toThrow(
      'createTableRequest of model "Customer, Order": the option "billing.indexes.byAge" is for an index that the models lack; their global indexes are byEmail and newest',
    );
    expect(() => {
      // @ts-expect-error the index is the customers'
      createTableRequest([Order], { billing: { ...capacity, indexes: { byEmail: capacity } } });
    }).toThrow(InvalidOptionError);
  });
});
