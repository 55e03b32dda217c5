/**
 * `npm run test:dynamodb-local`: runs the integration tests of all packages (`packages/<name>/test/`) on DynamoDB Local,
 * AWS's own engine in Java, besides dynoxide, on which `npm test` runs them. Needs Java 17 and Maven, which fetches it.
 *
 *   npm run test:dynamodb-local -- --if-available   without Java and Maven, says so and passes
 */
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import util from "node:util";
import { fetchDynamoDBLocal, missingTools } from "./fetch-dynamodb-local.mjs";
import { runIntegrationTests } from "./run-integration-tests.mjs";
import { install, requireSupportedNode, root, run, step } from "./run-step.mjs";

const localPackage = join(root, "packages", "local");

requireSupportedNode();
const { values: flags } = util.parseArgs({ options: { "if-available": { type: "boolean", default: false } } });
const missing = await missingTools();
if (missing.length > 0) {
  const names = missing.join(" and ");
  console.log(`The tests on DynamoDB Local need ${names}, which cannot be found on the PATH: they were not run.`);
  process.exit(flags["if-available"] ? 0 : 1);
}

let env;
let path;
let engine;
try {
  const ready =
    (await step("install", async () => {
      env = await install();
    })) &&
    (await step("build", async () => {
      await run("turbo", ["run", "build", "--filter=@dynamorm/local", "--output-logs=errors-only"], { env });
    })) &&
    (await step("fetch", async () => {
      const fetched = await fetchDynamoDBLocal();
      ({ path } = fetched);
      return fetched.wasThere ? "was there" : undefined;
    })) &&
    (await step("start", async () => {
      engine = await startDynamoDBLocal();
      return engine.endpoint;
    })) &&
    (await step("put and get", putAndGet));
  process.exitCode = ready ? await runTests() : 1;
} finally {
  await engine?.stop();
}

async function startDynamoDBLocal() {
  process.env.DYNAMODB_LOCAL_DIR = path;
  const { startLocal } = await import(pathToFileURL(join(localPackage, "dist", "index.js")));
  return startLocal({ engine: "dynamodb-local" });
}

/** An item there and back: it answers before its database is needed, and is of no use when that cannot be loaded. */
async function putAndGet() {
  const sdk = createRequire(join(localPackage, "package.json"))("@aws-sdk/client-dynamodb");
  const TableName = "put-and-get";
  const client = engine.client();
  try {
    await client.send(
      new sdk.CreateTableCommand({
        TableName,
        AttributeDefinitions: [{ AttributeName: "id", AttributeType: "S" }],
        KeySchema: [{ AttributeName: "id", KeyType: "HASH" }],
        BillingMode: "PAY_PER_REQUEST",
      }),
    );
    const { TableNames } = await client.send(new sdk.ListTablesCommand({}));
    assert.deepEqual(TableNames, [TableName]);
    const Item = { id: { S: "1" }, name: { S: "Ada" } };
    await client.send(new sdk.PutItemCommand({ TableName, Item }));
    const found = await client.send(new sdk.GetItemCommand({ TableName, Key: { id: { S: "1" } } }));
    assert.deepEqual(found.Item, Item);
    await client.send(new sdk.DeleteTableCommand({ TableName }));
  } finally {
    client.destroy();
  }
}

function runTests() {
  console.log(`\nTests of packages/*/test on DynamoDB Local at ${engine.endpoint}:\n`);
  return runIntegrationTests({
    env: { ...env, DYNAMODB_ENDPOINT: engine.endpoint },
    // The engine is another one each time. The packages share it: one after the other, they do not meet each other's tables.
    flags: ["--force", "--concurrency=1"],
  });
}
