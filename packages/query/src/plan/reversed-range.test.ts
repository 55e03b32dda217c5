import { expect, test } from "@jest/globals";
import { recordingExecutor } from "../../test/fixtures/recording-executor.ts";
import { orderModel, userModel } from "../../test/fixtures/user.ts";
import { repository } from "../index.ts";

// DynamoDB refuses a range whose ends are the wrong way round; what lies in it is nothing, which needs no request.

test.each([
  [
    "numbers",
    (all: ReturnType<typeof setUp>) =>
      all.users.where("status", "=", "active").where("age", ">=", 40).where("age", "<=", 7),
  ],
  [
    "texts",
    (all: ReturnType<typeof setUp>) =>
      all.orders.where("customerId", "=", "c").where("orderId", ">=", "b").where("orderId", "<=", "a"),
  ],
  [
    "texts that UTF-16 orders otherwise",
    (all: ReturnType<typeof setUp>) =>
      all.orders.where("customerId", "=", "c").where("orderId", ">=", "😀").where("orderId", "<=", "\uffee"),
  ],
] as const)("nothing lies between %s", async (_, query) => {
  const all = setUp();
  expect(await query(all).all()).toEqual([]);
  expect(await query(all).count()).toBe(0);
  expect(await query(all).allPaginated()).toEqual({ items: [], hasMore: false, count: 0, scannedCount: 0 });
  expect(all.requests).toEqual([]);
});

test("one moment is a range", async () => {
  const { users, requests } = setUp();
  await users.where("status", "=", "active").where("age", ">=", 7).where("age", "<=", 7).all();
  expect(requests).toHaveLength(1);
});

function setUp() {
  const { execute, requests } = recordingExecutor();
  return { users: repository(userModel(), execute), orders: repository(orderModel(), execute), requests };
}
