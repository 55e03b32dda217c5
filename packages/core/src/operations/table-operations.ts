export interface KeySchemaElement {
  AttributeName: string;
  KeyType: "HASH" | "RANGE";
}

export interface AttributeTypeDefinition {
  AttributeName: string;
  AttributeType: "S" | "N" | "B";
}

export interface IndexProjection {
  ProjectionType?: "ALL" | "KEYS_ONLY" | "INCLUDE" | undefined;
  NonKeyAttributes?: string[] | undefined;
}

/** Capacity units per second. */
export interface ProvisionedThroughput {
  ReadCapacityUnits: number;
  WriteCapacityUnits: number;
}

export interface LocalIndexInput {
  IndexName: string;
  KeySchema: KeySchemaElement[];
  Projection: IndexProjection;
}

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

export interface CreateTableOutput {
  TableDescription?: TableDescription | undefined;
}

/** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeTable.html */
export interface DescribeTableInput {
  TableName: string;
}

export interface DescribeTableOutput {
  Table?: TableDescription | undefined;
}

/** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DeleteTable.html */
export interface DeleteTableInput {
  TableName: string;
}

export interface DeleteTableOutput {
  TableDescription?: TableDescription | undefined;
}

/** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateTimeToLive.html */
export interface UpdateTimeToLiveInput {
  TableName: string;
  TimeToLiveSpecification: { Enabled: boolean; AttributeName: string };
}

export interface UpdateTimeToLiveOutput {
  TimeToLiveSpecification?: { Enabled: boolean | undefined; AttributeName: string | undefined } | undefined;
}

/** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeTimeToLive.html */
export interface DescribeTimeToLiveInput {
  TableName: string;
}

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

export interface DescribedKeyElement {
  AttributeName: string | undefined;
  KeyType: string | undefined;
}

export interface DescribedIndex {
  IndexName?: string | undefined;
  IndexStatus?: string | undefined;
  KeySchema?: DescribedKeyElement[] | undefined;
  Projection?: { ProjectionType?: string | undefined; NonKeyAttributes?: string[] | undefined } | undefined;
  ItemCount?: number | undefined;
  IndexSizeBytes?: number | undefined;
}
