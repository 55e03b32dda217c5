import { describe, expect, test } from "@jest/globals";
import { recordingExecutor } from "../../test/fixtures/recording-executor.ts";
import { Event } from "../../test/fixtures/shop.ts";
import { orderModel, userModel } from "../../test/fixtures/user.ts";
import { type Explanation, repository } from "../index.ts";

const { execute, requests } = recordingExecutor();
const users = repository(userModel(), execute);
const orders = repository(orderModel(), execute);
const events = repository(Event, execute);

describe("Q13: explain() says how a query will be served, and why", () => {
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
      clientFilters: [],
      cost: "range",
      warnings: [
        {
          code: "EVENTUALLY_CONSISTENT_INDEX",
          message: `"byStatus" is a global index: it may lag behind the table, and cannot be read consistently`,
        },
      ],
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
      reason: "no partition key equality on the table, byStatus, byEmail or byNickname",
    });
    expect(users.where("status", "=", "active").where("age", ">", 3).consistentRead().explain().reason).toBe(
      "no key serves it (byStatus: a global index cannot be read consistently)",
    );
    expect(users.query().explain().reason).toBe("no condition is given: every item is wanted");
    expect(users.scan().explain()).toMatchObject({ reason: "scan() asks for it", rejected: [] });
  });

  test.each<[Explanation["cost"], { explain(): Explanation }]>([
    ["none", users.where("age", ">", 18).where("age", "<", 18)],
    ["item", users.where("id", "=", "1")],
    ["item", users.where("id", "=", "1").where("age", ">", 18)],
    ["items", users.where("id", "in", ["1", "2"])],
    ["range", orders.where("customerId", "=", "c").where("orderId", ">", "o")],
    ["range", users.where("status", "=", "active").where("age", "=", 18)],
    ["partition", orders.where("customerId", "=", "c")],
    ["partition", orders.where("customerId", "=", "c").where("orderId", "<>", "o")],
    ["table", orders.where("total", "=", 1)],
  ])("the cost class %s", (cost, query) => {
    expect(query.explain().cost).toBe(cost);
  });

  test.each<[candidate: string, reason: string, query: { explain(): Explanation }]>([
    ["table", `no equality on its partition key "id"`, users.where("status", "=", "active")],
    ["byStatus", "a global index cannot be read consistently", users.where("status", "=", "active").consistentRead()],
    [
      "byEmail",
      "it does not hold every attribute, and no select() says which are wanted",
      users.where("email", "=", "a@b.c"),
    ],
    ["byEmail", `it does not hold "age", which is selected`, users.where("email", "=", "a@b.c").select("id", "age")],
    [
      "byEmail",
      `it does not hold "age", "status", which a condition looks at`,
      users.where("email", "=", "a@b.c").where("age", ">", 18).filter("status", "=", "active").select("id"),
    ],
    [
      "byCoupon",
      `it lacks the items without "coupon"; hint it with index() if these are not wanted`,
      orders.where("customerId", "=", "c"),
    ],
    [
      "table",
      `it cannot order by "placedAt": its sort key is "orderId"`,
      orders.where("customerId", "=", "c").orderBy("placedAt"),
    ],
    [
      "inverted",
      `it does not hold "deletedAt", which tells deleted items from others; withDeleted() reads both`,
      events.where("n", "=", 3).select("pk"),
    ],
    ["byStatus", "table reads less", users.where("id", "=", "1").where("status", "=", "active")],
    ["byDate", "table serves as well, and comes first", orders.where("customerId", "=", "c")],
    [
      "byCoupon",
      "table serves as well, and does not lag behind",
      orders.where("customerId", "=", "c").filter("coupon", "attribute_exists"),
    ],
    [
      "byNickname",
      "the table gives just these items, by their keys",
      users.where("id", "in", ["1", "2"]).where("nickname", "=", "bob"),
    ],
  ])("a rejected candidate has its reason: %s, %s", (candidate, reason, query) => {
    expect(query.explain().rejected).toContainEqual({ candidate, reason });
  });

  test("the candidate that is taken is not among the rejected", () => {
    const { index, rejected } = users.where("status", "=", "active").explain();
    expect(rejected.map(({ candidate }) => candidate)).toEqual(["table", "byEmail", "byNickname"]);
    expect(index).toBe("byStatus");
  });

  test("it sends nothing", () => {
    users.where("id", "=", "1").explain();
    users.query().explain("text");
    expect(requests).toEqual([]);
  });

  test("what could not be sent is not explained", () => {
    expect(() => orders.where("customerId", "=", "").explain()).toThrow(
      `Model "Order": "customerId" is compared to an empty text: it is a key, and no key is empty`,
    );
  });
});

describe("Q13: explain() warns of what may surprise", () => {
  test.each<[what: string, query: { explain(): Explanation }, expected: readonly string[]]>([
    ["one item by its key has no surprise", users.where("id", "=", "1"), []],
    ["a partition has none", orders.where("customerId", "=", "c"), []],
    ["a local index does not lag behind", orders.where("customerId", "=", "c").orderBy("placedAt"), []],
    ["a global index may", users.where("status", "=", "active"), ["EVENTUALLY_CONSISTENT_INDEX"]],
    ["a Scan reads all", users.where("age", ">", 18), ["FULL_SCAN"]],
    ["also one that is asked for", users.scan(), ["FULL_SCAN"]],
    ["a Scan of an index", users.query().index("byEmail"), ["FULL_SCAN", "EVENTUALLY_CONSISTENT_INDEX"]],
    [
      "a limit does not bound what is read behind a filter",
      orders.where("customerId", "=", "c").filter("total", ">", 1).limit(5),
      ["FILTER_AFTER_LIMIT"],
    ],
    ["it does where there is no filter", orders.where("customerId", "=", "c").limit(5), []],
    ["and where one item is read at most", users.where("id", "=", "1").filter("age", ">", 1).limit(1), []],
    [
      "of keys that are named, no more than these are read",
      users.where("id", "in", ["1", "2"]).filter("age", ">", 1).limit(1),
      ["CLIENT_FILTER"],
    ],
    [
      "DynamoDB sends what the client drops",
      orders.where("customerId", "=", "c").where("orderId", "<>", "o").limit(1),
      ["FILTER_AFTER_LIMIT", "CLIENT_FILTER"],
    ],
    ["what is not asked cannot surprise", users.where("age", ">", 18).where("age", "<", 18).limit(1), []],
  ])("%s", (_, query, expected) => {
    expect(query.explain().warnings.map(({ code }) => code)).toEqual(expected);
  });

  test("in words that name the conditions, and the mend", () => {
    const query = orders.where("customerId", "=", "c").where("orderId", "<>", "o").filter("total", ">", 1).limit(5);
    expect(query.explain().warnings.map(({ message }) => message)).toEqual([
      `DynamoDB filters what it has read: to find 5 that meet total > 1 and orderId <> "o", any number may be read and charged; maxPages() bounds it`,
      `DynamoDB cannot filter by orderId <> "o" here: items that do not meet it are sent, and dropped by the client`,
    ]);
    expect(users.query().index("byEmail").explain().warnings[0]?.message).toBe(
      `every item of the whole index "byEmail" is read and charged`,
    );
  });
});
