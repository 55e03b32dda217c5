import { DynamoDB, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocument, DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { clientExecutor } from "dynamorm";

export const credentials = { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "wJalrXUtnFEMI" };

/** Every kind of client that the fast transport is for. */
export const kinds = {
  DynamoDBClient: (config) => new DynamoDBClient(config),
  DynamoDB: (config) => new DynamoDB(config),
  DynamoDBDocumentClient: (config) => DynamoDBDocumentClient.from(new DynamoDBClient(config)),
  DynamoDBDocument: (config) => DynamoDBDocument.from(new DynamoDB(config)),
};

/** What clients said of why they were not served by the fast transport. */
export const debugged = [];

/** The executor that decides by itself, as it is for whoever says nothing. */
export function autoExecutor(client) {
  return clientExecutor(client, { debug: (message) => debugged.push(message) });
}

export function sdkOnly(client) {
  return clientExecutor(client, { transport: "sdk" });
}

/** Whether a request came by the fast transport. */
export function isFast({ headers }) {
  return headers["user-agent"].includes("md/dynamorm#fast");
}

/** A handler that keeps what it is given, and answers by a function of the request. */
export function recordingHandler(answer) {
  const requests = [];
  return {
    requests,
    metadata: { handlerProtocol: "http/1.1" },
    async handle(request, options) {
      requests.push(request);
      return { response: await answer(request, options) };
    },
    updateHttpClientConfig() {},
    httpHandlerConfigs: () => ({}),
    destroy() {},
  };
}

/** An answer with a body of JSON. */
export function jsonAnswer(statusCode, body, headers = {}) {
  return {
    statusCode,
    headers: { "content-type": "application/x-amz-json-1.0", ...headers },
    body: new TextEncoder().encode(JSON.stringify(body)),
  };
}
