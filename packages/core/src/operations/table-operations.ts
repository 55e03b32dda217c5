/** An attribute of a key: `HASH` is the partition key, `RANGE` the sort key. */
export interface KeySchemaElement {
  AttributeName: string;
  KeyType: "HASH" | "RANGE";
}

/** The type of an attribute that is part of a key. */
export interface AttributeTypeDefinition {
  AttributeName: string;
  AttributeType: "S" | "N" | "B";
}

/** Which attributes an index holds besides keys. */
export interface IndexProjection {
  ProjectionType?: "ALL" | "KEYS_ONLY" | "INCLUDE" | undefined;
  NonKeyAttributes?: string[] | undefined;
}

/** Capacity units per second. */
export interface ProvisionedThroughput {
  ReadCapacityUnits: number;
  WriteCapacityUnits: number;
}

/** A local secondary index that is made with the table. */
export interface LocalIndexInput {
  IndexName: string;
  KeySchema: KeySchemaElement[];
  Projection: IndexProjection;
}

/** A global secondary index that is made with the table. */
export interface GlobalIndexInput extends LocalIndexInput {
  ProvisionedThroughput?: ProvisionedThroughput | undefined;
}

/** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_CreateTable.html */
export interface CreateTableInput {
  TableName: string;
  AttributeDefinitions: AttributeTypeDefinition[];
  KeySchema: KeySchemaElement[];
  BillingMode?: "PAY_PER_REQUEST" | "PROVISIONED" | undefined;
  ProvisionedThroughput?: ProvisionedThroughput | undefined;
  GlobalSecondaryIndexes?: GlobalIndexInput[] | undefined;
  LocalSecondaryIndexes?: LocalIndexInput[] | undefined;
  StreamSpecification?:
    | {
        StreamEnabled: boolean;
        StreamViewType?: "KEYS_ONLY" | "NEW_IMAGE" | "OLD_IMAGE" | "NEW_AND_OLD_IMAGES" | undefined;
      }
    | undefined;
  SSESpecification?:
    | { Enabled?: boolean | undefined; SSEType?: "KMS" | undefined; KMSMasterKeyId?: string | undefined }
    | undefined;
  TableClass?: "STANDARD" | "STANDARD_INFREQUENT_ACCESS" | undefined;
  DeletionProtectionEnabled?: boolean | undefined;
  Tags?: { Key: string; Value: string }[] | undefined;
}

/** The table as it is while it is being made. */
export interface CreateTableOutput {
  TableDescription?: TableDescription | undefined;
}

/** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeTable.html */
export interface DescribeTableInput {
  TableName: string;
}

/** The table as it is now. */
export interface DescribeTableOutput {
  Table?: TableDescription | undefined;
}

/** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DeleteTable.html */
export interface DeleteTableInput {
  TableName: string;
}

/** The table as it is while it is being deleted. */
export interface DeleteTableOutput {
  TableDescription?: TableDescription | undefined;
}

/** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateTimeToLive.html */
export interface UpdateTimeToLiveInput {
  TableName: string;
  TimeToLiveSpecification: { Enabled: boolean; AttributeName: string };
}

/** Time to Live as it will be. */
export interface UpdateTimeToLiveOutput {
  TimeToLiveSpecification?: { Enabled: boolean | undefined; AttributeName: string | undefined } | undefined;
}

/** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeTimeToLive.html */
export interface DescribeTimeToLiveInput {
  TableName: string;
}

/** Time to Live as it is: `ENABLING`, `ENABLED`, `DISABLING` or `DISABLED`, and its attribute. */
export interface DescribeTimeToLiveOutput {
  TimeToLiveDescription?: { TimeToLiveStatus?: string | undefined; AttributeName?: string | undefined } | undefined;
}

/** A table as DynamoDB describes it: the fields that we read. */
export interface TableDescription {
  TableName?: string | undefined;
  TableStatus?: string | undefined;
  TableArn?: string | undefined;
  CreationDateTime?: Date | undefined;
  /** Counted by DynamoDB about every six hours. */
  ItemCount?: number | undefined;
  TableSizeBytes?: number | undefined;
  KeySchema?: DescribedKeyElement[] | undefined;
  AttributeDefinitions?: { AttributeName: string | undefined; AttributeType: string | undefined }[] | undefined;
  BillingModeSummary?: { BillingMode?: string | undefined } | undefined;
  ProvisionedThroughput?:
    | { ReadCapacityUnits?: number | undefined; WriteCapacityUnits?: number | undefined }
    | undefined;
  GlobalSecondaryIndexes?: DescribedIndex[] | undefined;
  LocalSecondaryIndexes?: DescribedIndex[] | undefined;
  StreamSpecification?: { StreamEnabled: boolean | undefined; StreamViewType?: string | undefined } | undefined;
  SSEDescription?:
    | { Status?: string | undefined; SSEType?: string | undefined; KMSMasterKeyArn?: string | undefined }
    | undefined;
  TableClassSummary?: { TableClass?: string | undefined } | undefined;
  DeletionProtectionEnabled?: boolean | undefined;
}

/** An attribute of a key, as DynamoDB describes it. */
export interface DescribedKeyElement {
  AttributeName: string | undefined;
  KeyType: string | undefined;
}

/** An index, as DynamoDB describes it: the fields that we read. */
export interface DescribedIndex {
  IndexName?: string | undefined;
  IndexStatus?: string | undefined;
  KeySchema?: DescribedKeyElement[] | undefined;
  Projection?: { ProjectionType?: string | undefined; NonKeyAttributes?: string[] | undefined } | undefined;
  ItemCount?: number | undefined;
  IndexSizeBytes?: number | undefined;
}
