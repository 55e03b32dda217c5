import { describe, expect, test } from "@jest/globals";
import { orderModel, userModel } from "../../test/fixtures/user.ts";
import { recordingExecutor } from "../../test/fixtures/recording-executor.ts";
import { line } from "../../test/fixtures/plan-line.ts";
import { type Explanation, type Query, repository } from "../index.ts";

const users = repository(userModel(), recordingExecutor().execute);
const orders = repository(orderModel(), recordingExecutor().execute);
const since = new Date("2026-01-01");

type Row = [what: string, query: { explain(): Explanation }, plan: string];

describe("Q12: the planner chooses what reads the least", () => {
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
      "a filter stays a filter where it can",
      orders.where("customerId", "=", "c").filter("placedAt", ">", since),
      `Query by customerId = "c"; filter placedAt > 2026-01-01T00:00:00.000Z`,
    ],
    [
      "a filter on the sort key of what is queried is a key condition: DynamoDB takes no filter there",
      users.where("status", "=", "active").filter("age", ">", 18),
      `Query byStatus by status = "active" and age > 18`,
    ],
    ["the same condition twice is one", users.where("id", "=", "1").where("id", "=", "1"), `GetItem by id = "1"`],
    [
      "that a key is there holds for all that have it",
      users.where("nickname", "=", "bob").where("createdAt", "attribute_exists"),
      `Query byNickname by nickname = "bob"`,
    ],
    [
      "a full key beats every index",
      users.where("id", "=", "1").where("status", "=", "active").where("age", ">", 18),
      `Query by id = "1"; filter status = "active" and age > 18`,
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
      `Scan; filter (id = "1" or status = "active")`,
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
      "what DynamoDB cannot filter by, the sort key that is queried, is looked at by the client",
      users.where("status", "=", "active").where("age", "<>", 3),
      `Query byStatus by status = "active"; client filter age <> 3`,
    ],
  ])("%s", (_, query, plan) => {
    expect(line(query.explain())).toBe(plan);
  });
});

describe("Q1: the order of the steps changes nothing", () => {
  type Step = (query: Query<ReturnType<typeof userModel>>) => Query<ReturnType<typeof userModel>>;
  const steps: Step[] = [
    (q) => q.where("age", ">", 18),
    (q) => q.filter("tags", "contains", "x"),
    (q) => q.orderBy("age", "desc"),
    (q) => q.where("status", "=", "active"),
    (q) => q.limit(5),
  ];

  const apply = (all: readonly Step[]) => all.reduce((query, step) => step(query), users.query());

  test("every permutation gives the same plan and the same request", () => {
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
