import type { AttributeValue, StoredItem } from "../attribute-value.ts";
import type { CapacityInput, CapacityOutput } from "./item-operations.ts";

/**
 * A statement in PartiQL, with a value for each `?` in it.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ExecuteStatement.html
 */
export interface ExecuteStatementInput extends CapacityInput {
  Statement: string;
  Parameters?: AttributeValue[] | undefined;
  ConsistentRead?: boolean | undefined;
  /** Where the page starts: `NextToken` of the one before. */
  NextToken?: string | undefined;
  /** The number of items that DynamoDB looks at, before conditions that are no keys. */
  Limit?: number | undefined;
}

/** A page of what the statement reads; none for one that writes. */
export interface ExecuteStatementOutput extends CapacityOutput {
  Items?: StoredItem[] | undefined;
  NextToken?: string | undefined;
  LastEvaluatedKey?: StoredItem | undefined;
}
