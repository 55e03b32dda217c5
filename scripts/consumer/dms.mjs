import assert from "node:assert/strict";

const text = `
dms_version: "0.1"
namespace: "acme.shop"
models:
  - name: "User"
    table: { name: "users" }
    keys:
      partition: { attribute: "id", type: "S" }
    attributes:
      - { attribute: "id", type: "S", required: true, roles: ["pk"] }
      - { attribute: "tags", type: "SS", optional: true, omit_empty: true }
`;

/** Reads a document into a model, writes one from a model, and is refused what is wrong, with its line. */
export async function use({ dmsFromModels, formatDms, InvalidDmsError, modelsFromDms, parseDms }, load) {
  const { attr, defineModel, isDynamORMError } = await load("@dynamorm/core");
  const document = parseDms(text);
  const { User } = modelsFromDms(document, ["User"]);
  assert.deepEqual([User.name, User.table, User.key], ["User", "users", { partitionKey: "id" }]);
  assert.deepEqual(dmsFromModels([User], { namespace: "acme.shop" }), document);
  assert.deepEqual(parseDms(formatDms(document)), document);

  const attributes = { id: attr.string(), expiresAt: attr.ttl().optional() };
  const Session = defineModel({ name: "Session", table: "sessions", attributes, key: { partitionKey: "id" } });
  assert.deepEqual(dmsFromModels([Session]).models[0].attributes[1].roles, ["ttl"]);

  assert.throws(
    () => parseDms(text.replace('"SS"', '"SET"')),
    (error) => error instanceof InvalidDmsError && isDynamORMError(error, "INVALID_MODEL") && error.line === 11,
  );
}
