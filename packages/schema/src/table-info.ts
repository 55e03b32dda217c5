import type { ProjectionDefinition } from "@dynamorm/core";
import type { TableKey } from "./table-blueprint.ts";
import type { Capacity, StreamType, TableClass } from "./table-options.ts";

/**
 * What a table is doing. It takes requests in `ACTIVE` and `UPDATING`; the last three mean that DynamoDB cannot use its KMS key.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TableDescription.html
 */
export type TableStatus =
  | "CREATING"
  | "UPDATING"
  | "DELETING"
  | "ACTIVE"
  | "INACCESSIBLE_ENCRYPTION_CREDENTIALS"
  | "ARCHIVING"
  | "ARCHIVED";

/** What an index is doing. It is read in `ACTIVE` and `UPDATING`. */
export type IndexStatus = "CREATING" | "UPDATING" | "DELETING" | "ACTIVE";

/** A secondary index of a table. */
export interface IndexInfo {
  readonly type: "global" | "local";
  readonly status: IndexStatus;
  readonly key: TableKey;
  readonly projection: ProjectionDefinition;
}

/** Time to Live of a table, where it is on, is being switched on (which takes up to an hour) or off. */
export interface TimeToLive {
  readonly attribute: string;
  readonly status: "ENABLED" | "ENABLING" | "DISABLING";
}

/** A table as it is. */
export interface TableInfo {
  readonly name: string;
  readonly status: TableStatus;
  readonly arn?: string;
  /** When it was made. */
  readonly createdAt?: Date;
  /** The number of items. DynamoDB counts about every six hours. */
  readonly itemCount: number;
  /** The size of all items, in bytes. DynamoDB measures about every six hours. */
  readonly sizeBytes: number;
  readonly key: TableKey;
  /** The secondary indexes, by name. */
  readonly indexes: Readonly<Record<string, IndexInfo>>;
  readonly billing: "on-demand" | Capacity;
  readonly ttl?: TimeToLive;
  /** What the records of its stream hold, where it has one. */
  readonly stream?: StreamType;
  readonly tableClass: TableClass;
  /** The ARN of the KMS key that it is encrypted with; absent where that is DynamoDB's own key. */
  readonly kmsKeyArn?: string;
  readonly deletionProtection: boolean;
}
