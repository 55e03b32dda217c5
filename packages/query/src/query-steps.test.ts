import { describe, expect, test } from "@jest/globals";
import { recordingExecutor } from "../test/fixtures/recording-executor.ts";
import { storedOrder } from "../test/fixtures/stored-order.ts";
import { orderModel, userModel } from "../test/fixtures/user.ts";
import { repository } from "./index.ts";

/** The orders of a customer, over an executor that answers by these pages of order ids; each but the last names a next one. */
function ordersIn(...pages: readonly (readonly string[])[]) {
  const answers = pages.map((ids, place) => ({
    Items: ids.map(storedOrder),
    Count: ids.length,
    ScannedCount: ids.length,
    ...(place < pages.length - 1 && {
      LastEvaluatedKey: { customerId: { S: "c" }, orderId: { S: `end of ${place}` } },
    }),
  }));
  const { execute, requests } = recordingExecutor(...answers);
  return { orders: repository(orderModel(), execute).where("customerId", "=", "c"), requests };
}

const idsOf = (orders: readonly { readonly orderId: string }[]) => orders.map(({ orderId }) => orderId);
const limitsOf = (requests: readonly { readonly input: object }[]) =>
  requests.map(({ input }) => (input as { readonly Limit?: number }).Limit);

describe("Q9: offset(n) leaves out the first n items", () => {
  test("which are read all the same", async () => {
    const { orders, requests } = ordersIn(["1", "2", "3"]);
    expect(idsOf(await orders.offset(2).all())).toEqual(["3"]);
    expect(requests).toHaveLength(1);
  });

  test("over several pages, with a limit behind: no page is larger than what is left of both", async () => {
    const { orders, requests } = ordersIn(["1", "2"], ["3", "4"], ["5", "6"]);
    expect(idsOf(await orders.offset(3).limit(2).all())).toEqual(["4", "5"]);
    expect(limitsOf(requests)).toEqual([5, 3, 1]);
  });

  test("more than there are leaves nothing", async () => {
    const { orders } = ordersIn(["1"], ["2"]);
    expect(await orders.offset(9).all()).toEqual([]);
  });

  test("of a count, too", async () => {
    const { orders } = ordersIn(["1", "2"], ["3", "4"]);
    expect(await orders.offset(1).count()).toBe(3);
    expect(await ordersIn(["1", "2"], ["3", "4"]).orders.offset(1).limit(2).count()).toBe(2);
  });

  test("none leaves all", async () => {
    expect(idsOf(await ordersIn(["1", "2"]).orders.offset(0).all())).toEqual(["1", "2"]);
  });

  test.each([-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, "1", undefined])("%p is no number of items", (count) => {
    expect(() => ordersIn([]).orders.offset(count as number)).toThrow(
      /^Model "Order": offset\(\) takes a whole number from 0, not /,
    );
  });
});

describe("Q4: maxPages(n) bounds what is read, whatever is found", () => {
  test("no further page is asked for", async () => {
    const { orders, requests } = ordersIn(["1"], [], ["3"]);
    expect(idsOf(await orders.filter("total", ">", 0).maxPages(2).all())).toEqual(["1"]);
    expect(requests).toHaveLength(2);
  });

  test("a limit that is reached sooner ends it sooner", async () => {
    const { orders, requests } = ordersIn(["1"], ["2"], ["3"]);
    expect(idsOf(await orders.limit(1).maxPages(3).all())).toEqual(["1"]);
    expect(requests).toHaveLength(1);
  });

  test("a count is then of these pages", async () => {
    expect(await ordersIn(["1"], ["2"], ["3"]).orders.maxPages(2).count()).toBe(2);
  });

  test.each([0, -1, 1.5, "1"])("%p is no number of pages", (count) => {
    expect(() => ordersIn([]).orders.maxPages(count as number)).toThrow(
      /^Model "Order": maxPages\(\) takes a whole number from 1, not /,
    );
  });
});

describe("Q12: what the client drops counts for nothing", () => {
  test("a limit is of what is left", async () => {
    const { orders, requests } = ordersIn(["1", "2"], ["2", "3"], ["4"]);
    expect(idsOf(await orders.where("orderId", "<>", "2").limit(2).all())).toEqual(["1", "3"]);
    expect(requests).toHaveLength(2);
  });

  test("an offset and a count, too: items are sent to be looked at", async () => {
    const { orders, requests } = ordersIn(["1", "2"], ["2", "3"]);
    expect(await orders.where("orderId", "<>", "2").offset(1).count()).toBe(1);
    expect(requests.map(({ input }) => input)).not.toContainEqual(expect.objectContaining({ Select: "COUNT" }));
  });

  test("a page tells how many DynamoDB looked at", async () => {
    const { orders } = ordersIn(["1", "2", "3"]);
    expect(await orders.where("orderId", "<>", "2").orderBy("orderId").allPaginated()).toMatchObject({
      count: 2,
      scannedCount: 3,
      hasMore: false,
    });
  });

  test("Q10: what is looked at is read, and not given where it is not selected", async () => {
    const { orders, requests } = ordersIn(["1", "2"]);
    expect(await orders.where("orderId", "<>", "2").select("total").all()).toEqual([{ total: 1 }]);
    expect(requests[0]?.input).toMatchObject({
      ExpressionAttributeNames: { "#n1": "total", "#n2": "orderId" },
    });
  });
});

describe("Q2: filters, also of or and groups", () => {
  const users = repository(userModel(), recordingExecutor().execute);

  test("all of them have to hold", () => {
    const query = users
      .where("status", "=", "active")
      .filter("tags", "contains", "x")
      .filter((eb) => eb.or([eb("nickname", "=", "bob"), eb.not(eb.exists("notes"))]));
    expect(query.explain().filters).toEqual([`tags contains "x"`, `nickname = "bob" or not (notes attribute_exists)`]);
    expect(query.toRequest().input).toMatchObject({
      FilterExpression: "contains(#n1, :v1) AND (#n2 = :v2 OR NOT (attribute_exists(#n3)))",
    });
  });

  test("a function stands alone", () => {
    expect(() => users.filter(((eb: unknown) => eb) as never, "=" as never, 1 as never)).toThrow(
      `Model "User": filter() takes a function alone, or a path with an operator`,
    );
  });

  test("a function that gives no condition is told so", () => {
    expect(() => users.filter((() => undefined) as never)).toThrow(expect.objectContaining({ code: "INVALID_QUERY" }));
  });
});
