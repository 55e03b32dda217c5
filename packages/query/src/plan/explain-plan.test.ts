import { describe, expect, test } from "@jest/globals";
import { orderModel, userModel } from "../../test/fixtures/user.ts";
import { recordingExecutor } from "../../test/fixtures/recording-executor.ts";
import { type Explanation, repository } from "../index.ts";

const users = repository(userModel(), recordingExecutor().execute);
const orders = repository(orderModel(), recordingExecutor().execute);

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
      reason: "no partition key equality on the table, byStatus, byEmail or byNickname",
    });
    expect(users.where("status", "=", "active").where("age", "<>", 3).explain().reason).toBe(
      `no key serves it (byStatus: the conditions on its key "age" are not one key condition (=, <, <=, >, >=, between, begins_with, or >= with <=), and DynamoDB takes no filter on the key that is queried)`,
    );
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
