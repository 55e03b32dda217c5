import assert from "node:assert/strict";
import { existsSync } from "node:fs";

/** Starts an engine, keeps an item in it, and stops it. Where npm had no engine for this machine, the error has to say so. */
export async function use({ isLocalEngineError, startLocal }, load) {
  const sdk = await load("@aws-sdk/client-dynamodb");
  let engine;
  try {
    engine = await startLocal();
  } catch (error) {
    if (isLocalEngineError(error) && error.code === "ENGINE_NOT_FOUND" && !existsSync("node_modules/@dynoxide")) return;
    throw error;
  }
  const TableName = `consumer-check-${process.pid}`;
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
    const Item = { id: { S: "1" }, name: { S: "Ada" } };
    await client.send(new sdk.PutItemCommand({ TableName, Item }));
    const found = await client.send(new sdk.GetItemCommand({ TableName, Key: { id: { S: "1" } } }));
    assert.deepEqual(found.Item, Item);
  } finally {
    client.destroy();
    await engine.stop();
  }
}
