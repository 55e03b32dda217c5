import { TableInUseError, TableNotFoundError } from "@dynamorm/core";
import { textOf } from "../field-of.ts";
import { tableOf } from "./describe-request.ts";
import { type Failure, tell, where } from "./failure.ts";
import { quoteAnswer } from "./quote-answer.ts";

/** There is no such table where the request was sent, or it is not ready yet: DynamoDB gives the same answer to both. */
export function tableNotFound(failure: Failure): TableNotFoundError {
  const table = tableOf(failure.request);
  return new TableNotFoundError(
    ...tell(
      failure,
      `there is no table ${table === undefined ? "of that name" : JSON.stringify(table)}${where(failure)}`,
      "Create it (in development with ensureTable), wait until it is ACTIVE, or check region, account and table prefix.",
    ),
  );
}

/** The table is there, the index is not. */
export function indexNotFound(failure: Failure): TableNotFoundError {
  const index = textOf(failure.request.input, "IndexName");
  return new TableNotFoundError(
    ...tell(
      failure,
      `the table has no ${index === undefined ? "such index" : `index ${JSON.stringify(index)}`}${where(failure)}`,
      "Add it to the table, wait until it is ACTIVE, or check the model's indexes.",
    ),
  );
}

/** The table exists already, or DynamoDB is busy with it. */
export function tableInUse(failure: Failure): TableInUseError {
  return new TableInUseError(
    ...tell(
      failure,
      `the table exists already, or is being created, changed or deleted${where(failure)}: ${quoteAnswer(failure)}`,
      "Use ensureTable to create it only where it is missing, or wait until it is ACTIVE.",
    ),
  );
}
