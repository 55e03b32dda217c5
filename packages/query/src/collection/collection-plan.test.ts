import { type AnyModel, attr, defineModel, key } from "@dynamorm/core";
import { describe, expect, test } from "@jest/globals";
import { recordingExecutor } from "../../test/fixtures/recording-executor.ts";
import { abModel, Customer, Line, Order } from "../../test/fixtures/shop.ts";
import { collection } from "../index.ts";

const { execute } = recordingExecutor();
const at = new Date("2026-01-31T12:00:00.000Z");

const A = abModel("A");

/** An index by state, by the attribute of the table that has its key. */
function byStateOf(attribute: string, projection: "all" | readonly "n"[] = "all"): object {
  return { indexes: { byState: { partitionKey: key(attribute, "STATE#{state}"), projection } } };
}

/** A model whose keys are attributes. */
function plain(name: string): AnyModel {
  return defineModel({
    name,
    table: "plain",
    typeTag: "_type",
    attributes: { id: attr.string(), n: attr.number() },
    key: { partitionKey: "id", sortKey: "n" },
  });
}

type Explained = { explain(): unknown };

describe("M7 a collection is one Query where its models have one partition", () => {
  test.each<[what: string, query: Explained, plan: object]>([
    [
      "the whole partition, where the sort keys begin otherwise",
      collection([Customer, Order], execute).where("customerId", "=", "c"),
      { keyConditions: [`pk = "CUSTOMER#c"`], filters: [`_type in ("Customer", "Order")`], cost: "partition" },
    ],
    [
      "what all sort keys begin with",
      collection([Order, Line], execute).where("customerId", "=", "c"),
      { keyConditions: [`pk = "CUSTOMER#c"`, `sk begins_with "ORDER#"`], cost: "range" },
    ],
    [
      "what all sort keys begin with, by equalities on their parts",
      collection([Order, Line], execute)
        .where("customerId", "=", "c")
        .where("placedAt", "=", at)
        .where("orderId", "=", "1"),
      {
        keyConditions: [`pk = "CUSTOMER#c"`, `sk begins_with "ORDER#2026-01-31T12:00:00.000Z#1"`],
        filters: [`placedAt = 2026-01-31T12:00:00.000Z`, `orderId = "1"`, `_type in ("Order", "Line")`],
      },
    ],
    [
      "a range that is the same for all",
      collection([Order, Line], execute).where("customerId", "=", "c").where("placedAt", ">=", at),
      {
        keyConditions: [`pk = "CUSTOMER#c"`, `sk between "ORDER#2026-01-31T12:00:00.000Z" and "ORDER$"`],
        filters: [`_type in ("Order", "Line")`],
      },
    ],
    [
      "one model alone",
      collection([Customer], execute).where("customerId", "=", "c"),
      { keyConditions: [`pk = "CUSTOMER#c"`, `sk = "PROFILE"`], filters: [`_type in ("Customer")`], cost: "item" },
    ],
    [
      "an index that all have",
      collection([Customer, Order], execute).where("state", "=", "open").index("byState"),
      { operation: "Query", index: "byState", keyConditions: [`gsi1pk = "STATE#open"`] },
    ],
    [
      "nothing is a Scan",
      collection([Customer, Order], execute).where("state", "=", "open"),
      {
        operation: "Scan",
        reason: "no partition key that is the same for Customer and Order is given",
        filters: [`state = "open"`, `_type in ("Customer", "Order")`],
        rejected: [
          { candidate: "table", reason: `no equality on the partition key "pk" of Customer` },
          {
            candidate: "byState",
            reason: `for Order, it lacks the items without "due"; hint it with index() if these are not wanted`,
          },
          { candidate: "byName", reason: "Order has no such index" },
        ],
      },
    ],
  ])("%s", (_, query, plan) => {
    expect(query.explain()).toMatchObject(plan);
  });

  test("a condition that only one model's key is made of is a filter for all", () => {
    const Other = abModel("Other", { key: { partitionKey: key("pk", "X#{state}"), sortKey: key("sk", "O#{b}") } });
    const query = collection([A, Other], execute).where("a", "=", "x").where("state", "=", "x");
    expect(query.explain()).toMatchObject({
      keyConditions: [`pk = "X#x"`],
      filters: [`a = "x"`, `state = "x"`, `_type in ("A", "Other")`],
    });
    expect(query.where("a", "=", "y").explain()).toMatchObject({
      operation: "None",
      reason: `no item meets a = "x" and a = "y"`,
    });
    expect(collection([A, Other], execute).where("a", "=", "x").where("state", "=", "y").explain()).toMatchObject({
      operation: "Scan",
      rejected: [{ candidate: "table", reason: `its partition key "pk" is another for each model` }],
    });
  });

  test("an attribute that is the sort key of all is no filter", () => {
    const both = collection([plain("One"), plain("Two")], execute);
    const one = both.where("id" as never, "=", "x" as never);
    expect(one.where("n" as never, ">", 3 as never).explain()).toMatchObject({ keyConditions: [`id = "x"`, "n > 3"] });
    expect(one.where("n" as never, "attribute_exists").explain()).toMatchObject({ keyConditions: [`id = "x"`] });
    expect(one.where("n" as never, "<>", 3 as never).explain()).toMatchObject({
      operation: "Query",
      keyConditions: [`id = "x"`],
      filters: [`_type in ("One", "Two")`],
      clientFilters: ["n <> 3"],
    });
  });

  test("an index that holds not everything of each is not read", () => {
    const [Whole, Part] = [abModel("A", byStateOf("gsi1pk")), abModel("B", byStateOf("gsi1pk", ["n"]))];
    const query = collection([Whole, Part], execute).where("state", "=", "x");
    const reason = "it does not hold every attribute of B";
    expect(query.explain()).toMatchObject({ operation: "Scan", rejected: [{}, { candidate: "byState", reason }] });
    expect(() => query.index("byState" as never).explain()).toThrow(
      `Model "A": index "byState" cannot serve this collection: ${reason}`,
    );
  });

  test("an index is one for all only where they mean the same one", () => {
    const [One, Other] = [abModel("A", byStateOf("gsi1pk")), abModel("B", byStateOf("gsi2pk"))];
    expect(collection([One, Other], execute).where("state", "=", "x").explain()).toMatchObject({
      rejected: [{}, { reason: `its partition key "gsi1pk" is another for each model` }],
    });
  });
});

describe("M7 what a collection cannot do is refused", () => {
  test("a consistent read of a global index", () => {
    const query = collection([Customer, Order], execute).where("state", "=", "open").consistentRead();
    expect(() => query.index("byState").explain()).toThrow(
      `Model "Customer": index "byState" cannot serve this collection: a global index cannot be read consistently`,
    );
    expect(query.explain()).toMatchObject({ operation: "Scan" });
  });

  test("a key that no item can have", () => {
    const query = collection([Customer, Order], execute).where("customerId", "=", "x".repeat(2048));
    expect(() => query.toRequest()).toThrow(
      `"pk", made of "customerId", is compared to a text of 2057 bytes: it is a partition key, which has 2048 at most`,
    );
  });
});
