/** Read and write capacity units per second: whole numbers from 1. */
export interface Capacity {
  readonly readCapacityUnits: number;
  readonly writeCapacityUnits: number;
}

/**
 * Capacity that is paid whether it is used or not. A global index without a capacity of its own is given the table's; local
 * indexes use the table's.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/provisioned-capacity-mode.html
 */
export interface ProvisionedBilling<IndexName extends string = string> extends Capacity {
  readonly indexes?: { readonly [Name in IndexName]?: Capacity | undefined } | undefined;
}

/** What the records of a table's stream hold: the item's key, the item as it is, as it was, or both. */
export type StreamType = "KEYS_ONLY" | "NEW_IMAGE" | "OLD_IMAGE" | "NEW_AND_OLD_IMAGES";

/** How a table's storage is paid: by default, or less for storage and more for requests. */
export type TableClass = "STANDARD" | "STANDARD_INFREQUENT_ACCESS";

/**
 * Whose key encrypts the table at rest: DynamoDB's own, which costs nothing; the account's `aws/dynamodb` key; or a KMS key,
 * named by its id, its ARN or its alias (`"alias/users"`).
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/EncryptionAtRest.html
 */
export type Encryption = "aws-owned" | "aws-managed" | { readonly kmsKeyId: string };

/** What a table is made with, besides what its models say. All of it can be left out. */
export interface TableOptions<IndexName extends string = string> {
  /** `"on-demand"` (the default, DynamoDB's `PAY_PER_REQUEST`), or provisioned capacity. */
  readonly billing?: "on-demand" | ProvisionedBilling<IndexName> | undefined;
  /** Left out: the table has no stream. */
  readonly stream?: StreamType | undefined;
  /** `"aws-owned"` when left out. */
  readonly encryption?: Encryption | undefined;
  /** `"STANDARD"` when left out. */
  readonly tableClass?: TableClass | undefined;
  /** Whether deleting the table is refused until this is switched off. Off when left out. */
  readonly deletionProtection?: boolean | undefined;
  /** At most 50: keys of 1 to 128 characters, not beginning with `aws:`, and values of at most 256. */
  readonly tags?: Readonly<Record<string, string>> | undefined;
}
