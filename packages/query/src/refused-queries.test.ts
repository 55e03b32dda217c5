import { describe, expect, test } from "@jest/globals";
import { orderModel, userModel } from "../test/fixtures/user.ts";
import { recordingExecutor } from "../test/fixtures/recording-executor.ts";
import { repository } from "./index.ts";

const users = repository(userModel(), recordingExecutor().execute);
const orders = repository(orderModel(), recordingExecutor().execute);

describe("Q12: what DynamoDB cannot do is refused, never ignored", () => {
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
      `Model "User": index "byStatus" cannot serve this query: a global index cannot be read consistently`,
    ],
    [
      "what an index does not hold",
      () => users.where("email", "=", "x").index("byEmail").filter("age", ">", 3).explain(),
      `Model "User": index "byEmail" cannot serve this query: it does not hold "age", which a condition looks at`,
    ],
    [
      "an index that is none",
      () =>
        users
          .query()
          .index("byAge" as "byEmail")
          .explain(),
      `Model "User": index() names "byAge", which is no index; there are byStatus, byEmail, byNickname`,
    ],
    [
      "an attribute that is none",
      () => users.where("nope" as "id", "=", "1"),
      `Model "User": there is no attribute "nope"; there are id, email, age, status, tags, notes, address, nickname, invitedBy, createdAt, updatedAt, version`,
    ],
    [
      "a part of a map that is none",
      () => users.where("address.street" as "address.city", "=", "1"),
      `Model "User": there is no attribute "address.street"; "address" has city, zip`,
    ],
    [
      "a part of a text",
      () => users.where("email.length" as "email", "=", "1"),
      `Model "User": there is no attribute "email.length"; "email" is a string`,
    ],
    [
      "a list without an index",
      () => users.where("notes.first" as "notes[0]", "=", "1"),
      `Model "User": there is no attribute "notes.first"; "notes" is a list, write notes[0]`,
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
      `Model "User": "a..b" is no path; write "address.city" or "lines[0].price"`,
    ],
    [
      "the size of a number",
      // @ts-expect-error the compiler refuses it too
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
      `Model "User": select() names "nope", which is no attribute; there are id, email, age, status, tags, notes, address, nickname, invitedBy, createdAt, updatedAt, version`,
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

describe("Q1: steps from callers without types", () => {
  test.each<[string, () => unknown, string]>([
    [
      "select(undefined)",
      () => users.query().select(undefined as never),
      `Model "User": select() names nothing, which is no attribute`,
    ],
    [
      "orderBy(undefined)",
      () => users.query().orderBy(undefined as never),
      `Model "User": orderBy() names nothing, which is no attribute`,
    ],
    [
      "index(undefined)",
      () => users.query().index(undefined as never),
      `Model "User": index() names nothing, which is no index`,
    ],
    [
      "filter with a function and more",
      () => users.filter((() => undefined) as never, "=" as never),
      `Model "User": filter() takes a function alone, or a path with an operator`,
    ],
    [
      "an empty text on the key of an index",
      () => users.where("email", "=", "").select("id").toRequest(),
      `Model "User": "email" is compared to an empty text: it is a key, and no key is empty`,
    ],
  ])("%s", (_, attempt, message) => {
    expect(attempt).toThrow(
      expect.objectContaining({ code: "INVALID_QUERY", message: expect.stringContaining(message) }),
    );
  });

  test.each<[string, () => unknown, string]>([
    [
      "a key that is too long for one",
      () => users.where("id", "=", "x".repeat(2049)).toRequest(),
      `Model "User": "id" is compared to a text of 2049 bytes: it is a partition key, which has 2048 at most`,
    ],
    [
      "consistentRead of a text",
      () => users.query().consistentRead("yes" as never),
      `Model "User": consistentRead() takes true or false, not the string "yes"`,
    ],
  ])("%s", (_, attempt, message) => {
    expect(attempt).toThrow(expect.objectContaining({ code: "INVALID_QUERY", message }));
  });

  test("consistentRead(false) is what it says", () => {
    expect(users.query().consistentRead().consistentRead(false).toRequest().input).not.toHaveProperty("ConsistentRead");
  });

  test("what could not be sent is not explained", () => {
    expect(() => users.where("age", ">", "18" as never).explain()).toThrow(expect.objectContaining({ path: "age" }));
  });

  test("a limit beyond what DynamoDB takes is kept by us, and not sent", () => {
    expect(users.query().limit(1e12).pageSize(1e12).toRequest().input).not.toHaveProperty("Limit");
  });
});
