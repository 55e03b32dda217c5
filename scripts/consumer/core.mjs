import assert from "node:assert/strict";

/** Defines a model, is refused another one, and tells the error by its code. */
export async function use({ attr, defineModel, isDynamORMError, parsePath, storedType }) {
  const User = defineModel({
    name: "User",
    table: "users",
    attributes: { id: attr.string(), age: attr.number().optional(), tags: attr.set(attr.string()).optional() },
    key: { partitionKey: "id" },
    indexes: { byAge: { partitionKey: "age" } },
  });
  assert.equal(User.name, "User");
  assert.deepEqual(User.key, { partitionKey: "id" });
  assert.equal(User.indexes.byAge.type, "global");
  assert.equal(storedType(User.attributes.tags.definition), "SS");
  assert.deepEqual(parsePath("lines[0].price"), ["lines", 0, "price"]);

  assert.throws(
    () => defineModel({ name: "Bad", table: "bad", attributes: { id: attr.string() }, key: { partitionKey: "nope" } }),
    (error) => isDynamORMError(error, "INVALID_MODEL") && /nope/.test(error.message),
  );
}
