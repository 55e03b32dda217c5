import { describe, expect, test } from "@jest/globals";
import { orderModel, userModel } from "../test/fixtures/user.ts";
import { recordingExecutor } from "../test/fixtures/recording-executor.ts";
import { type Explanation, type Query, repository } from "./index.ts";

const users = repository(userModel(), recordingExecutor().execute);
const orders = repository(orderModel(), recordingExecutor().execute);
const since = new Date("2026-01-01");

type Row = [what: string, query: { explain(): Explanation }, plan: string];

/** A plan in one line: operation, where, the key conditions, the filters. */
function line({ operation, index, keyConditions, filters }: Explanation): string {
  const keys = keyConditions.length > 0 ? ` by ${keyConditions.join(" and ")}` : "";
  return `${operation}${index ? ` ${index}` : ""}${keys}${filters.length > 0 ? `; filter ${filters.join(" and ")}` : ""}`;
}

describe("the planner chooses what reads the least", () => {
  test.each<Row>([
    ["the full key is one GetItem", users.where("id", "=", "1"), `GetItem by id = "1"`],
    [
      "both parts of the key, in either order",
      orders.where("orderId", "=", "o").where("customerId", "=", "c"),
      `GetItem by customerId = "c" and orderId = "o"`,
    ],
    [
      "a full key with another condition is a Query, as GetItem has no filter",
      users.where("id", "=", "1").where("age", ">", 18),
      `Query by id = "1"; filter age > 18`,
    ],
    [
      "a full key with a filter is a Query too",
      users.where("id", "=", "1").filter("age", ">", 18),
      `Query by id = "1"; filter age > 18`,
    ],
    ["an order of one item needs no index", users.where("id", "=", "1").orderBy("age"), `GetItem by id = "1"`],
    ["the partition key of the table", orders.where("customerId", "=", "c"), `Query by customerId = "c"`],
    [
      "with a condition on the sort key",
      orders.where("customerId", "=", "c").where("orderId", "begins_with", "2026"),
      `Query by customerId = "c" and orderId begins_with "2026"`,
    ],
    [
      "with a filter",
      orders.where("customerId", "=", "c").filter("total", ">", 10),
      `Query by customerId = "c"; filter total > 10`,
    ],
    ["the partition key of an index", users.where("status", "=", "active"), `Query byStatus by status = "active"`],
    [
      "an index with a range on its sort key",
      users.where("status", "=", "active").where("age", ">", 18),
      `Query byStatus by status = "active" and age > 18`,
    ],
    [
      "a filter stays a filter, also where it could be a key condition",
      orders.where("customerId", "=", "c").filter("placedAt", ">", since),
      `Query by customerId = "c"; filter placedAt > 2026-01-01T00:00:00.000Z`,
    ],
    [
      "a local index whose sort key has a condition beats the table",
      orders.where("customerId", "=", "c").where("placedAt", ">", since),
      `Query byDate by customerId = "c" and placedAt > 2026-01-01T00:00:00.000Z`,
    ],
    [
      ">= and <= on the sort key are one range",
      users.where("status", "=", "active").where("age", ">=", 18).where("age", "<=", 30),
      `Query byStatus by status = "active" and age between 18 and 30`,
    ],
    [
      "an equality beats a range",
      orders
        .where("customerId", "=", "c")
        .where("placedAt", ">", since)
        .where("orderId", "=", "o")
        .where("total", ">", 1),
      `Query by customerId = "c" and orderId = "o"; filter placedAt > 2026-01-01T00:00:00.000Z and total > 1`,
    ],
    [
      "orderBy picks the index that can",
      orders.where("customerId", "=", "c").orderBy("placedAt", "desc"),
      `Query byDate by customerId = "c"`,
    ],
    ["no condition is a Scan", users.query(), "Scan"],
    ["a condition that no key serves is a Scan with a filter", users.where("age", ">", 18), "Scan; filter age > 18"],
    [
      "another operator than = on a partition key is none",
      users.where("id", "begins_with", "1"),
      `Scan; filter id begins_with "1"`,
    ],
    [
      "or over partition keys is a Scan",
      users.filter((eb) => eb.or([eb("id", "=", "1"), eb("status", "=", "active")])),
      `Scan; filter id = "1" or status = "active"`,
    ],
    [
      "an index that lacks attributes is not used for whole items",
      users.where("email", "=", "a@b.c"),
      `Scan; filter email = "a@b.c"`,
    ],
    [
      "but is for those that it holds",
      users.where("email", "=", "a@b.c").select("id"),
      `Query byEmail by email = "a@b.c"`,
    ],
    [
      "and not when a filter looks at what it lacks",
      users.where("email", "=", "a@b.c").filter("age", ">", 1).select("id"),
      `Scan; filter email = "a@b.c" and age > 1`,
    ],
    [
      "a projected attribute is there",
      orders.where("state", "=", "open").select("total"),
      `Query byState by state = "open"`,
    ],
    [
      "a sparse index is right where the condition demands its key",
      users.where("nickname", "=", "bob").where("createdAt", ">", since),
      `Query byNickname by nickname = "bob" and createdAt > 2026-01-01T00:00:00.000Z`,
    ],
    [
      "a sparse index that would lose items is not used",
      orders.where("customerId", "=", "c").where("total", ">", 1),
      `Query by customerId = "c"; filter total > 1`,
    ],
    [
      "a hint is followed, at the price of a Scan of the index",
      orders.query().index("byState").select("total"),
      "Scan byState",
    ],
    [
      "a hint to a sparse index says that the others are not wanted",
      orders.where("customerId", "=", "c").index("byCoupon"),
      `Query byCoupon by customerId = "c"`,
    ],
    [
      "a consistent read leaves global indexes out",
      users.where("status", "=", "active").consistentRead(),
      `Scan; filter status = "active"`,
    ],
    [
      "a consistent read of a local index is fine",
      orders.where("customerId", "=", "c").where("placedAt", ">", since).consistentRead(),
      `Query byDate by customerId = "c" and placedAt > 2026-01-01T00:00:00.000Z`,
    ],
    [
      "two conditions on a sort key that are no range cannot be a Query: DynamoDB filters no keys",
      users.where("status", "=", "active").where("age", "<>", 3),
      `Scan; filter status = "active" and age <> 3`,
    ],
  ])("%s", (_, query, plan) => {
    expect(line(query.explain())).toBe(plan);
  });
});

describe("the order of the steps changes nothing", () => {
  type Step = (query: Query<ReturnType<typeof userModel>>) => Query<ReturnType<typeof userModel>>;
  const steps: Step[] = [
    (q) => q.where("age", ">", 18),
    (q) => q.filter("tags", "contains", "x"),
    (q) => q.orderBy("age", "desc"),
    (q) => q.where("status", "=", "active"),
    (q) => q.limit(5),
  ];

  test("every permutation gives the same plan and the same request", () => {
    const apply = (all: readonly Step[]) => all.reduce((query, step) => step(query), users.query());
    const expected = apply(steps);
    for (const order of permutations(steps)) {
      expect(line(apply(order).explain())).toBe(
        `Query byStatus by status = "active" and age > 18; filter tags contains "x"`,
      );
      expect(apply(order).toRequest()).toEqual(expected.toRequest());
    }
  });
});

function permutations<T>(all: readonly T[]): T[][] {
  return all.length <= 1
    ? [[...all]]
    : all.flatMap((first, index) => permutations(all.toSpliced(index, 1)).map((rest) => [first, ...rest]));
}

describe("what DynamoDB cannot do is refused, never ignored", () => {
  test.each<[string, () => unknown, string]>([
    [
      "an order that no key of the query gives",
      () => users.where("status", "=", "active").orderBy("createdAt").explain(),
      `Model "User": nothing can order these items by "createdAt"; DynamoDB orders by the sort key of the table or index that is queried, within one partition key (table: no equality on its partition key "id"; byStatus: it cannot order by "createdAt": its sort key is "age"; byEmail: no equality on its partition key "email"; byNickname: no equality on its partition key "nickname")`,
    ],
    [
      "an order of everything",
      () => orders.query().orderBy("placedAt").explain(),
      `Model "Order": nothing can order these items by "placedAt"; DynamoDB orders by the sort key of the table or index that is queried, within one partition key (table: no equality on its partition key "customerId"; byDate: no equality on its partition key "customerId"; byState: no equality on its partition key "state"; byCoupon: no equality on its partition key "customerId")`,
    ],
    [
      "a consistent read of a global index",
      () => users.where("status", "=", "active").index("byStatus").consistentRead().explain(),
      `Model "User": index "byStatus" cannot serve this query: a global index cannot be read consistently (byStatus: a global index cannot be read consistently)`,
    ],
    [
      "whole items from an index that lacks attributes",
      () => users.where("email", "=", "x").index("byEmail").explain(),
      `Model "User": index "byEmail" cannot serve this query: it does not hold every attribute, and no select() says which are wanted (byEmail: it does not hold every attribute, and no select() says which are wanted)`,
    ],
    [
      "an index that is none",
      () =>
        users
          .query()
          .index("byAge" as "byEmail")
          .explain(),
      `Model "User" has no index "byAge"; there are byStatus, byEmail, byNickname`,
    ],
    [
      "an attribute that is none",
      () => users.where("nope" as "id", "=", "1"),
      `Model "User" has no attribute "nope"; there are id, email, age, status, tags, notes, address, nickname, invitedBy, createdAt, updatedAt, version`,
    ],
    [
      "a part of a map that is none",
      () => users.where("address.street" as "address.city", "=", "1"),
      `Model "User" has no attribute "address.street"; "address" has city, zip`,
    ],
    [
      "a part of a text",
      () => users.where("email.length" as "email", "=", "1"),
      `Model "User" has no attribute "email.length"; "email" is a string`,
    ],
    [
      "a list without an index",
      () => users.where("notes.first" as "notes[0]", "=", "1"),
      `Model "User" has no attribute "notes.first"; "notes" is a list, write notes[0]`,
    ],
    [
      "an operator that the type lacks",
      () => users.where("age", "begins_with" as "=", "1" as never),
      `Model "User": "age" is a number and has no operator "begins_with"; there are =, <>, in, attribute_exists, attribute_not_exists, attribute_type, <, <=, >, >=, between`,
    ],
    [
      "an operator that a nested type lacks",
      () => users.filter((eb) => eb.not(eb("tags", ">" as "contains", "x"))),
      `Model "User": "tags" is a set and has no operator ">"; there are =, <>, in, attribute_exists, attribute_not_exists, attribute_type, contains`,
    ],
    [
      "a wrong operand",
      () => users.where("age", "between", 3 as never),
      `Model "User": "age" between takes a list of two values, [low, high], and was given the number 3`,
    ],
    [
      "a filter that is no condition",
      () => users.filter(() => true as never),
      `Model "User": a condition is made by the builder, e.g. (eb) => eb("age", ">", 18); this is true`,
    ],
    [
      "a path that is none",
      () => users.where("a..b" as "id", "=", "1"),
      `Model "User": "a..b" is no path; write "address.city" or "lines[0].price", or a list like ["a.b", 0] where a name itself holds dots or brackets`,
    ],
    [
      "the size of a number",
      () => users.filter((eb) => eb.size("age", ">", 1)),
      `Model "User": "age" is a number and has no size`,
    ],
    [
      "a limit of 0",
      () => users.query().limit(0),
      `Model "User": limit() takes a whole number from 1, not the number 0`,
    ],
    [
      "a page size that is text",
      () => users.query().pageSize("10" as never),
      `Model "User": pageSize() takes a whole number from 1, not the string "10"`,
    ],
    [
      "a select of nothing",
      () => users.query().select(...([] as unknown as ["id"])),
      `Model "User": select() names at least one attribute; there are id, email, age, status, tags, notes, address, nickname, invitedBy, createdAt, updatedAt, version`,
    ],
    [
      "a select of what is none",
      () => users.query().select("nope" as "id"),
      `Model "User": select() of the string "nope", which is no attribute; there are id, email, age, status, tags, notes, address, nickname, invitedBy, createdAt, updatedAt, version`,
    ],
    [
      "a direction that is none",
      () => users.query().orderBy("age", "up" as "asc"),
      `Model "User": orderBy() goes "asc" or "desc", not the string "up"`,
    ],
  ])("%s", (_, attempt, message) => {
    expect(attempt).toThrow(
      expect.objectContaining({ code: "INVALID_QUERY", message, model: message.slice(7, message.indexOf('"', 7)) }),
    );
  });
});

describe("explain() says why", () => {
  test("whole", () => {
    expect(
      users
        .where("status", "=", "active")
        .where("age", ">", 18)
        .filter((eb) => eb.or([eb("address.city", "=", "Paris"), eb.size("tags", ">", 3)]))
        .explain(),
    ).toEqual({
      operation: "Query",
      table: "users",
      index: "byStatus",
      reason: `equality on "status", the partition key of byStatus, and a condition on its sort key "age"`,
      keyConditions: [`status = "active"`, "age > 18"],
      filters: [`address.city = "Paris" or size(tags) > 3`],
      cost: "range",
      rejected: [
        { candidate: "table", reason: `no equality on its partition key "id"` },
        { candidate: "byEmail", reason: `no equality on its partition key "email"` },
        { candidate: "byNickname", reason: `no equality on its partition key "nickname"` },
      ],
    });
  });

  test("a Scan says that it is one, and that nothing else would do", () => {
    expect(users.where("age", ">", 18).explain()).toMatchObject({
      operation: "Scan",
      cost: "table",
      reason: "no partition key equality that serves it on the table, byStatus, byEmail or byNickname",
    });
    expect(users.query().explain()).toMatchObject({
      operation: "Scan",
      reason: "no condition is given: every item is wanted",
    });
  });

  test.each<[Explanation["cost"], { explain(): Explanation }]>([
    ["item", users.where("id", "=", "1")],
    ["range", orders.where("customerId", "=", "c").where("orderId", ">", "o")],
    ["partition", orders.where("customerId", "=", "c")],
    ["table", orders.where("total", "=", 1)],
  ])("the cost class %s", (cost, query) => {
    expect(query.explain().cost).toBe(cost);
  });
});
