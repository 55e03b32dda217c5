import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";

/** Sends requests by both transports to a server of its own, through middleware, and tells errors by their codes. */
export async function use(api, load) {
  const { clientExecutor, createClient, sdkExecutor } = api;
  await send(api, load, { isFast: true, executorOf: (client) => clientExecutor(client, { transport: "auto" }) });
  await send(api, load, { isFast: false, executorOf: (client) => clientExecutor(client, { transport: "sdk" }) });
  await send(api, load, { isFast: false, executorOf: sdkExecutor });

  const { isDynamORMError } = await load("@dynamorm/core");
  assert.throws(
    () => createClient({ regoin: "eu-west-1" }),
    (error) => isDynamORMError(error, "INVALID_OPTION") && /regoin/.test(error.message),
  );
}

async function send({ composeMiddleware, createClient, logRequests }, load, { isFast, executorOf }) {
  const { isDynamORMError } = await load("@dynamorm/core");
  const received = [];
  const server = createServer(async (request, response) => {
    assert.equal(request.headers["user-agent"].includes("md/dynamorm#fast"), isFast);
    const [operation, input] = [request.headers["x-amz-target"].split(".")[1], await bodyOf(request)];
    received.push([operation, input]);
    const { status, body } = answer(operation, input);
    response.writeHead(status, { "content-type": "application/x-amz-json-1.0" }).end(JSON.stringify(body));
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const client = createClient({ endpoint: `http://127.0.0.1:${server.address().port}` });
  try {
    const entries = [];
    const execute = composeMiddleware(executorOf(client), [logRequests({ log: (entry) => entries.push(entry) })]);

    const input = { TableName: "users", Key: { id: { S: "1" } } };
    const { Item } = await execute({ operation: "GetItem", input }, { signal: AbortSignal.timeout(10_000) });
    assert.deepEqual(Item, { id: { S: "1" }, age: { N: "36" } });
    assert.deepEqual(received, [["GetItem", input]]);

    const taken = { TableName: "users", Item, ConditionExpression: "attribute_not_exists(id)" };
    await assert.rejects(
      execute({ operation: "PutItem", input: taken }),
      (error) => isDynamORMError(error, "CONDITION_FAILED") && error.table === "users" && !error.retryable,
    );
    await assert.rejects(execute({ operation: "GetItem", input }, { signal: AbortSignal.abort() }), (error) =>
      isDynamORMError(error, "ABORTED"),
    );
    assert.equal(received.length, 2);
    assert.deepEqual(
      entries.map(({ operation, table, error }) => [operation, table, error?.code]),
      [
        ["GetItem", "users", undefined],
        ["PutItem", "users", "CONDITION_FAILED"],
        ["GetItem", "users", "ABORTED"],
      ],
    );
  } finally {
    client.destroy();
    server.closeAllConnections();
    server.close();
  }
}

function answer(operation, { Key }) {
  if (operation === "GetItem") return { status: 200, body: { Item: { ...Key, age: { N: "36" } } } };
  const type = "com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException";
  return { status: 400, body: { __type: type, message: "The conditional request failed" } };
}

async function bodyOf(request) {
  let text = "";
  for await (const chunk of request.setEncoding("utf8")) text += chunk;
  return JSON.parse(text);
}
