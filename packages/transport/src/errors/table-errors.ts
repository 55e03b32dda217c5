import { IndexNotFoundError, TableInUseError, TableNotFoundError } from "@dynamorm/core";
import { textOf } from "../field-of.ts";
import { tablesOf } from "./describe-request.ts";
import { type Failure, tell, where } from "./failure.ts";
import { quoteAnswer } from "./quote-answer.ts";

/** There is no such table where the request was sent, or it is not ready yet: DynamoDB gives the same answer to both. */
export function tableNotFound(failure: Failure): TableNotFoundError {
  return new TableNotFoundError(
    ...tell(
      failure,
      `there is no table ${missingTable(failure)}${where(failure)}`,
      "Create it (in development with ensureTable), wait until it is ACTIVE, or check region, account and table prefix.",
    ),
  );
}

/** DynamoDB does not say which of several it is. */
function missingTable({ request }: Failure): string {
  const tables = tablesOf(request).map((table) => JSON.stringify(table));
  if (tables.length > 1) return `of the name ${tables.join(" or ")}`;
  return tables[0] ?? "of that name";
}

/** How DynamoDB says that a table lacks an index: a refusal like others, without an exception of its own. */
const noSuchIndex = /does not have the specified index(?:: *(?<index>[\w.-]+))?/i;

/** Whether an answer is about an index that is not there. */
export function isIndexMissing({ error }: Failure): boolean {
  return noSuchIndex.test(error.message);
}

/** The table is there, the index is not. */
export function indexNotFound(failure: Failure): IndexNotFoundError {
  const index =
    textOf(failure.request.input, "IndexName") ?? noSuchIndex.exec(failure.error.message)?.groups?.["index"];
  const [table, ...others] = tablesOf(failure.request);
  const place = table === undefined || others.length > 0 ? "the table" : `table ${JSON.stringify(table)}`;
  const [message, context] = tell(
    failure,
    `${place} has no ${index === undefined ? "such index" : `index ${JSON.stringify(index)}`}${where(failure)}`,
    "Add it with the tool that made the table (CDK, Terraform, CloudFormation), and wait until it is ACTIVE; in development, deleteTable and ensureTable make the table anew with it, without its items. Or take it out of the model's indexes.",
  );
  return new IndexNotFoundError(message, { ...context, index });
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
