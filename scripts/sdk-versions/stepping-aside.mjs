import assert from "node:assert/strict";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { clientExecutor } from "dynamorm";
import { credentials, isFast, jsonAnswer, recordingHandler } from "./clients.mjs";

const get = { operation: "GetItem", input: { TableName: "songs", Key: { id: { S: "1" } } } };

/** What is not served by the fast transport goes through the SDK, and is said once: the check above that nothing was said means something. */
export async function checkSteppingAside() {
  await check({
    config: { defaultUserAgentProvider: async () => [["aws-sdk-js", "99.0.0"]] },
    words: /its version, 99\.0\.0, is not among those tested/,
  });
  let seen = 0;
  const count = (next) => (args) => {
    seen += 1;
    return next(args);
  };
  await check({
    prepare: (client) => client.middlewareStack.add(count, { step: "build", name: "count" }),
    words: /it carries the middleware count/,
  });
  assert.equal(seen, 2);
  await check({
    prepare: (client) => {
      const { send } = client;
      client.send = (...given) => Reflect.apply(send, client, given);
    },
    words: /its send\(\) is not the SDK's/,
  });
}

async function check({ config, prepare = () => {}, words }) {
  const requestHandler = recordingHandler(() => jsonAnswer(200, {}));
  const client = new DynamoDBClient({ region: "us-east-1", credentials, ...config, requestHandler });
  const said = [];
  const execute = clientExecutor(client, { debug: (message) => said.push(message) });
  // As tracers do: when it has sent a request already.
  if (config === undefined) {
    await execute(get);
    assert.ok(requestHandler.requests.splice(0).every(isFast));
  }
  prepare(client);
  await execute(get);
  await execute(get);
  assert.equal(said.length, 1, words);
  assert.match(said[0], words);
  assert.equal(requestHandler.requests.length, 2);
  assert.ok(!requestHandler.requests.some(isFast), words);
}
