import { type AnyModel, type AttributeValue, describeValue, type DynamoDBRequest } from "@dynamorm/core";
import { invalidQuery } from "@dynamorm/update-builder";
import type { QueryDescription } from "../describe/description.ts";
import { countPlaceholders } from "./statement-text.ts";
import { encodeStatementValues, type StatementValue } from "./statement-values.ts";

/** A statement and how its results are read, as plain, frozen data. */
export interface StatementDescription {
  readonly statement: string;
  /** A value for each `?`, as it is sent. */
  readonly parameters: readonly AttributeValue[];
  /** The attributes that the statement gives; whole items where absent. */
  readonly select?: readonly string[];
  readonly lenient?: NonNullable<QueryDescription["lenient"]>;
  /** How many items to give. */
  readonly limit?: number;
  /** How many items DynamoDB looks at for a page: its `Limit`. */
  readonly pageSize?: number;
  readonly consistent?: boolean;
  /** Where to start: the token of an earlier page. */
  readonly startAt?: string;
}

/** DynamoDB's limit. https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ExecuteStatement.html */
const mostCharacters = 8192;

/** @throws InvalidQueryError for what is no statement, is too long, or does not have a `?` for each value. */
export function describeStatement(
  model: AnyModel,
  statement: string,
  values: readonly StatementValue[],
): StatementDescription {
  if (typeof statement !== "string" || statement.trim() === "") {
    throw invalidQuery(
      model,
      `partiql() takes a statement, such as SELECT * FROM "${model.table}" WHERE …, not ${describeValue(statement)}`,
    );
  }
  if (statement.length > mostCharacters) {
    throw invalidQuery(
      model,
      `partiql(): the statement has ${statement.length} characters; DynamoDB takes ${mostCharacters}. Give values as parameters, each a "?" in the statement`,
    );
  }
  const parameters = encodeStatementValues(model, values);
  const places = countPlaceholders(statement);
  if (places !== parameters.length) {
    throw invalidQuery(
      model,
      `partiql(): the statement has ${places} "?" for values, and ${parameters.length} ${parameters.length === 1 ? "was" : "were"} given`,
    );
  }
  return Object.freeze({ statement, parameters: Object.freeze(parameters) });
}

/** Makes the request for a page of a statement. Pure. */
export function statementRequest(
  { name }: AnyModel,
  { statement, parameters, pageSize, consistent, startAt }: StatementDescription,
): DynamoDBRequest<"ExecuteStatement"> {
  return {
    operation: "ExecuteStatement",
    model: name,
    input: {
      Statement: statement,
      ...(parameters.length > 0 && { Parameters: [...parameters] }),
      ...(consistent && { ConsistentRead: true }),
      ...(pageSize !== undefined && { Limit: pageSize }),
      ...(startAt !== undefined && { NextToken: startAt }),
    },
  };
}
