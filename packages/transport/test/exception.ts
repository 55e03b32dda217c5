import { DynamoDBServiceException } from "@aws-sdk/client-dynamodb";

const $metadata = { httpStatusCode: 400, attempts: 1 };

/** An exception that all of AWS shares: a name, without a class. */
export function exception(name: string, message = "AWS's words.", more: object = {}): unknown {
  const thrown = new DynamoDBServiceException({ name, $fault: "client", message, $metadata });
  return Object.assign(thrown, more);
}
