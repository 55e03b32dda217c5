import assert from "node:assert/strict";

/** Makes, describes and deletes the table of a model in a DynamoDB of its own, which knows one table. */
export async function use({ createTableRequest, deleteTable, describeTable, ensureTable, isTableMismatch }, load) {
  const { attr, defineModel, isDynamORMError, TableNotFoundError } = await load("@dynamorm/core");
  const attributes = { id: attr.string(), email: attr.string(), expiresAt: attr.ttl().optional() };
  const user = { name: "User", table: "users", attributes, key: { partitionKey: "id" } };
  const User = defineModel({ ...user, indexes: { byEmail: { partitionKey: "email" } } });

  const { operation, input } = createTableRequest(User, { deletionProtection: false });
  assert.equal(operation, "CreateTable");
  assert.deepEqual(input.KeySchema, [{ AttributeName: "id", KeyType: "HASH" }]);
  assert.deepEqual(
    input.GlobalSecondaryIndexes.map(({ IndexName }) => IndexName),
    ["byEmail"],
  );

  const { execute, operations } = oneTable((message) => new TableNotFoundError(message, {}));
  const made = await ensureTable(execute, User);
  assert.equal(made.status, "ACTIVE");
  assert.equal(made.ttl.attribute, "expiresAt");
  assert.deepEqual(operations.slice(0, 2), ["DescribeTable", "CreateTable"]);
  assert.deepEqual((await describeTable(execute, User)).key, made.key);
  await assert.rejects(ensureTable(execute, defineModel({ ...user, key: { partitionKey: "email" } })), isTableMismatch);
  await deleteTable(execute, User);
  await assert.rejects(describeTable(execute, User), (error) => isDynamORMError(error, "TABLE_NOT_FOUND"));

  await assert.rejects(
    ensureTable(execute, User, { biling: "on-demand" }),
    (error) => isDynamORMError(error, "INVALID_OPTION") && /biling/.test(error.message),
  );
}

/** An executor for the operations on one table. */
function oneTable(notFound) {
  let table;
  let ttl = { TimeToLiveStatus: "DISABLED" };
  const operations = [];
  const perform = {
    CreateTable: (input) => {
      table = { ...input, TableStatus: "ACTIVE" };
      table.GlobalSecondaryIndexes = input.GlobalSecondaryIndexes.map((index) => ({ ...index, IndexStatus: "ACTIVE" }));
      return { TableDescription: table };
    },
    DescribeTable: ({ TableName }) => {
      if (table === undefined) throw notFound(`there is no table "${TableName}"`);
      return { Table: table };
    },
    DeleteTable: () => {
      table = undefined;
      return {};
    },
    DescribeTimeToLive: () => ({ TimeToLiveDescription: ttl }),
    UpdateTimeToLive: ({ TimeToLiveSpecification }) => {
      ttl = { TimeToLiveStatus: "ENABLED", AttributeName: TimeToLiveSpecification.AttributeName };
      return { TimeToLiveSpecification };
    },
  };
  const execute = async ({ operation, input }) => {
    operations.push(operation);
    return perform[operation](input);
  };
  return { execute, operations };
}
