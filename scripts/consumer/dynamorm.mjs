import assert from "node:assert/strict";

/** Defines a model, writes and reads its items over an executor of its own, and looks at the requests. */
export async function use({ attr, defineModel, DynamORM, isDynamORMError, sdkExecutor }) {
  const User = defineModel({
    name: "User",
    table: "users",
    attributes: {
      id: attr.string(),
      email: attr.string(),
      status: attr.enum(["active", "disabled"]).default("active"),
      createdAt: attr.createdAt(),
      version: attr.version(),
    },
    key: { partitionKey: "id" },
    indexes: { byEmail: { partitionKey: "email" } },
  });
  const items = new Map();
  const requests = [];
  const executor = async ({ operation, input }) => {
    requests.push(operation);
    if (operation === "PutItem") items.set(input.Item.id.S, input.Item);
    return operation === "GetItem" ? { Item: items.get(input.Key.id.S) } : {};
  };
  const now = new Date("2026-01-31T12:00:00Z");
  const seen = [];
  const note = (next) => (request, options) => {
    seen.push(request);
    return next(request, options);
  };
  const db = new DynamORM({ executor, middleware: [note], now: () => now });
  const users = db.model(User);

  const ada = await users.create({ id: "1", email: "ada@example.com" });
  assert.deepEqual(ada, { id: "1", email: "ada@example.com", status: "active", createdAt: now, version: 0 });
  assert.deepEqual(await users.get({ id: "1" }), ada);
  assert.equal(await users.get({ id: "2" }), undefined);
  assert.deepEqual(requests, ["PutItem", "GetItem", "GetItem"]);
  assert.deepEqual(seen[0], {
    operation: "PutItem",
    model: "User",
    input: {
      TableName: "users",
      Item: {
        id: { S: "1" },
        email: { S: "ada@example.com" },
        status: { S: "active" },
        createdAt: { S: "2026-01-31T12:00:00.000Z" },
        version: { N: "0" },
      },
      ConditionExpression: "attribute_not_exists(#n0)",
      ExpressionAttributeNames: { "#n0": "id" },
      ReturnValuesOnConditionCheckFailure: "ALL_OLD",
    },
  });
  assert.equal(users.where("email", "=", "ada@example.com").explain().index, "byEmail");
  await assert.rejects(users.create({ id: "2" }), (error) => isDynamORMError(error, "INVALID_ITEM"));
  db.close();

  // With no executor, it makes a client of the SDK, which is there as a peer; nothing is sent.
  const own = new DynamORM({ endpoint: "http://localhost:8000" });
  assert.notEqual(own.executor, undefined);
  own.close();
  assert.throws(
    () => sdkExecutor({}),
    (error) => isDynamORMError(error, "INVALID_OPTION"),
  );
}
