import type {
  DeleteItemInput,
  DeleteItemOutput,
  GetItemInput,
  GetItemOutput,
  PutItemInput,
  PutItemOutput,
  UpdateItemInput,
  UpdateItemOutput,
} from "./item-operations.ts";
import type {
  BatchGetItemInput,
  BatchGetItemOutput,
  BatchWriteItemInput,
  BatchWriteItemOutput,
} from "./batch-operations.ts";
import type { QueryInput, QueryOutput, ScanInput, ScanOutput } from "./read-operations.ts";
import type { ExecuteStatementInput, ExecuteStatementOutput } from "./statement-operations.ts";
import type {
  CreateTableInput,
  CreateTableOutput,
  DeleteTableInput,
  DeleteTableOutput,
  DescribeTableInput,
  DescribeTableOutput,
  DescribeTimeToLiveInput,
  DescribeTimeToLiveOutput,
  UpdateTimeToLiveInput,
  UpdateTimeToLiveOutput,
} from "./table-operations.ts";
import type {
  TransactGetItemsInput,
  TransactGetItemsOutput,
  TransactWriteItemsInput,
  TransactWriteItemsOutput,
} from "./transact-operations.ts";

/**
 * The DynamoDB operations that the library uses, each with its input and output as the API has them: the fields that we read or
 * write, in types that the SDK's own are assignable to and from.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Operations_Amazon_DynamoDB.html
 */
export interface Operations {
  readonly GetItem: { readonly input: GetItemInput; readonly output: GetItemOutput };
  readonly PutItem: { readonly input: PutItemInput; readonly output: PutItemOutput };
  readonly UpdateItem: { readonly input: UpdateItemInput; readonly output: UpdateItemOutput };
  readonly DeleteItem: { readonly input: DeleteItemInput; readonly output: DeleteItemOutput };
  readonly BatchGetItem: { readonly input: BatchGetItemInput; readonly output: BatchGetItemOutput };
  readonly BatchWriteItem: { readonly input: BatchWriteItemInput; readonly output: BatchWriteItemOutput };
  readonly TransactGetItems: { readonly input: TransactGetItemsInput; readonly output: TransactGetItemsOutput };
  readonly TransactWriteItems: { readonly input: TransactWriteItemsInput; readonly output: TransactWriteItemsOutput };
  readonly ExecuteStatement: { readonly input: ExecuteStatementInput; readonly output: ExecuteStatementOutput };
  readonly Query: { readonly input: QueryInput; readonly output: QueryOutput };
  readonly Scan: { readonly input: ScanInput; readonly output: ScanOutput };
  readonly CreateTable: { readonly input: CreateTableInput; readonly output: CreateTableOutput };
  readonly DescribeTable: { readonly input: DescribeTableInput; readonly output: DescribeTableOutput };
  readonly DeleteTable: { readonly input: DeleteTableInput; readonly output: DeleteTableOutput };
  readonly UpdateTimeToLive: { readonly input: UpdateTimeToLiveInput; readonly output: UpdateTimeToLiveOutput };
  readonly DescribeTimeToLive: { readonly input: DescribeTimeToLiveInput; readonly output: DescribeTimeToLiveOutput };
}
