import assert from "node:assert/strict";

/** The request of an update, for the raw SDK, and refusals at the step. */
export async function use({ missingParent, updateBuilder, UpdateBuilder }, load) {
  const { attr, defineModel, isDynamORMError, RequestRejectedError } = await load("@dynamorm/core");
  const User = defineModel({
    name: "User",
    table: "users",
    attributes: {
      id: attr.string(),
      age: attr.number(),
      notes: attr.list(attr.string()).optional(),
      address: attr.map({ city: attr.string() }).optional(),
      version: attr.version(),
    },
    key: { partitionKey: "id" },
  });
  const key = { id: "1" };
  const user = updateBuilder(User, key);
  assert.ok(user instanceof UpdateBuilder);
  const { operation, input } = user.increment("age").appendToList("notes", ["hi"]).conditionVersion(4).toRequest();
  assert.equal(operation, "UpdateItem");
  assert.deepEqual(input.Key, { id: { S: "1" } });
  assert.match(input.UpdateExpression, /^SET .* = if_not_exists\(.*\) \+ .*, .* = list_append\(.*\) ADD .*$/);
  assert.match(input.ConditionExpression, /^attribute_exists\(#n0\) AND #n1 = :v0$/);

  for (const refused of [
    () => user.set("id", "2"),
    () => user.increment("notes"),
    () => user.set("age", 1).increment("age"),
    () => user.orCondition("age", ">", 1),
  ]) {
    assert.throws(refused, (error) => isDynamORMError(error, "INVALID_QUERY"));
  }
  assert.throws(
    () => user.set("age", "1"),
    (error) => isDynamORMError(error, "INVALID_ITEM"),
  );

  const cause = new Error("The document path provided in the update expression is invalid for update");
  const { actions } = user.set("address.city", "Lyon").description;
  const error = missingParent(User, key, actions, new RequestRejectedError("refused", { cause }));
  assert.ok(isDynamORMError(error, "MISSING_PARENT"));
}
