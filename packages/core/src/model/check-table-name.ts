import { describeName } from "../describe-name.ts";
import type { Refuse } from "./unchecked-definition.ts";

/** A name, or the ARN of a table, which names one of another account. */
const form = /^(?:arn:[^:]+:dynamodb:[^:]+:\d+:table\/)?[a-zA-Z0-9_.-]{3,255}$/;

/** Whether DynamoDB takes it for a table. https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html */
export function isTableName(table: unknown): table is string {
  return typeof table === "string" && form.test(table);
}

/** Refuses what DynamoDB takes for no table. */
export function checkTableName(table: unknown, refuse: Refuse): void {
  if (isTableName(table)) return;
  const what = table === undefined ? `"table" is missing` : `${describeName(table)} is no table name`;
  refuse(`${what}: DynamoDB takes 3 to 255 letters, digits, "_", "-" and "."`);
}
