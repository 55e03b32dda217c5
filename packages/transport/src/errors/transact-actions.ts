import { type DynamoDBRequest, type FailedAction, isRecord } from "@dynamorm/core";
import { fieldOf, textOf } from "../field-of.ts";

/** What a request says of one action of a transaction. */
export interface TransactAction extends Pick<FailedAction, "kind" | "table" | "key"> {
  /** As the API names it: `Put`, `Update`, `Delete`, `ConditionCheck` or `Get`. */
  readonly name: string;
  /** What allows it to a user or role: there is no permission for a transaction as such. */
  readonly permission: string;
}

/**
 * The actions that there are.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis-iam.html
 */
const kinds = [
  { name: "Put", kind: "put", permission: "dynamodb:PutItem" },
  { name: "Update", kind: "update", permission: "dynamodb:UpdateItem" },
  { name: "Delete", kind: "delete", permission: "dynamodb:DeleteItem" },
  { name: "ConditionCheck", kind: "check", permission: "dynamodb:ConditionCheckItem" },
  { name: "Get", kind: "get", permission: "dynamodb:GetItem" },
] as const;

/** The actions of a transaction, in order, `undefined` for what is none; none for any other request. */
export function actionsOf({ input }: DynamoDBRequest): readonly (TransactAction | undefined)[] {
  const items = fieldOf(input, "TransactItems");
  return Array.isArray(items) ? items.map(readAction) : [];
}

function readAction(item: unknown): TransactAction | undefined {
  const known = kinds.find(({ name }) => isRecord(fieldOf(item, name)));
  if (known === undefined) return undefined;
  const action = fieldOf(item, known.name);
  const key = fieldOf(action, "Key");
  return { ...known, table: textOf(action, "TableName"), key: isRecord(key) ? key : undefined };
}
