import assert from "node:assert/strict";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { autoExecutor, credentials, isFast, jsonAnswer, recordingHandler, sdkOnly } from "./clients.mjs";

const get = { operation: "GetItem", input: { TableName: "songs", Key: { id: { S: "1" } } } };
const put = { operation: "PutItem", input: { TableName: "songs", Item: { id: { S: "1" } } } };
const success = () => jsonAnswer(200, {});
const exception = (name, status = 400, headers = {}) =>
  jsonAnswer(status, { __type: `com.amazonaws.dynamodb.v20120810#${name}`, message: "AWS's words." }, headers);
const reset = () => {
  throw Object.assign(new Error("read ECONNRESET"), { code: "ECONNRESET", errno: -104, syscall: "read" });
};
const minutesAhead = (minutes) => ({ date: new Date(Date.now() + minutes * 60_000).toUTCString() });
const again = (answer) => [answer, answer, answer, answer, answer];

/** What a server answers, one request after the other, and by which calls. */
const faults = {
  "an error of the server, once": { answers: [() => exception("InternalServerError", 500), success] },
  "an error of the server, always": { answers: again(() => exception("InternalServerError", 500)) },
  throttling: { answers: [() => exception("ProvisionedThroughputExceededException"), success] },
  "throttling by another name": { answers: [() => exception("ThrottlingException"), success] },
  "throttling by another name, always": { answers: again(() => exception("ThrottlingException")) },
  "a conflict with another Region, always": { answers: again(() => exception("ReplicatedWriteConflictException")) },
  "a connection that is reset": { answers: [reset, success] },
  "a connection that is always reset": { answers: again(reset) },
  "what is not tried again": { answers: [() => exception("ValidationException")] },
  "a clock of ten minutes ago, which is corrected, and stays so": {
    answers: [() => exception("InvalidSignatureException", 400, minutesAhead(10)), success, success],
    calls: [get, put],
  },
  "a clock that is ten minutes ahead": {
    answers: [() => exception("RequestTimeTooSkewed", 400, minutesAhead(-10)), success, success],
    calls: [get, put],
  },
  "a clock that is off, seen by an answer": {
    answers: [() => jsonAnswer(200, {}, minutesAhead(10)), () => jsonAnswer(200, {}, minutesAhead(10))],
    calls: [get, get],
  },
  "what is no JSON": { answers: [() => ({ ...success(), body: new TextEncoder().encode("<html>") })] },
};

/** Meets faults by both transports: they send as often, end alike, and have the clock right from then on. Resolves to the number of faults. */
export async function checkRetries() {
  for (const [name, { answers, calls = [put] }] of Object.entries(faults)) {
    const fast = await meet(answers, calls, autoExecutor);
    const sdk = await meet(answers, calls, sdkOnly);
    assert.ok(fast.sent.every(isFast) && !sdk.sent.some(isFast), name);
    assert.deepEqual(fast.story, sdk.story, name);
  }
  return Object.keys(faults).length;
}

async function meet(answers, calls, executorOf) {
  const waiting = [...answers];
  const requestHandler = recordingHandler(() => waiting.shift()());
  const client = new DynamoDBClient({ region: "us-east-1", credentials, requestHandler });
  const execute = executorOf(client);
  const outcomes = [];
  for (const call of calls) outcomes.push(await execute(call).then(outcomeOf, failureOf));
  const sent = requestHandler.requests;
  const offset = Math.round(client.config.systemClockOffset / 60_000);
  return { sent, story: { outcomes, attempts: sent.map(attemptOf), offset } };
}

function outcomeOf({ $metadata, ...rest }) {
  return { ...rest, status: $metadata.httpStatusCode, attempts: $metadata.attempts };
}

function failureOf({ code, message, attempts, retryable, cause }) {
  return { code, message, attempts, retryable, cause: [cause.name, cause.constructor.name, cause.$metadata?.attempts] };
}

/** Which attempt of its call it is, and by what clock it is signed, in minutes from now. */
function attemptOf({ headers }) {
  const [, year, month, day, hour, minute, second] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(
    headers["x-amz-date"],
  );
  const signedAt = Date.UTC(year, month - 1, day, hour, minute, second);
  return [headers["amz-sdk-request"].replace(/ttl=\S+; /, ""), Math.round((signedAt - Date.now()) / 60_000)];
}
