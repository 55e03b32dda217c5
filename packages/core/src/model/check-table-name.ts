import { describeName } from "../describe-name.ts";
import type { Refuse } from "./unchecked-definition.ts";

/** Refuses what DynamoDB takes for no table. https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html */
export function checkTableName(table: unknown, refuse: Refuse): void {
  if (typeof table === "string" && /^[a-zA-Z0-9_.-]{3,255}$/.test(table)) return;
  // A table is named by its ARN where it belongs to another account.
  if (typeof table === "string" && /^arn:[^:]+:dynamodb:[^:]+:\d+:table\/[a-zA-Z0-9_.-]{3,255}$/.test(table)) return;
  const what = table === undefined ? `"table" is missing` : `${describeName(table)} is no table name`;
  refuse(`${what}: DynamoDB takes 3 to 255 letters, digits, "_", "-" and "."`);
}
