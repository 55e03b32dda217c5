/** A key, of the table or of an index. */
export interface Key {
  readonly partitionKey: string;
  readonly sortKey?: string;
}

/** Names of the attributes of a key: the partition key, and the sort key where there is one. */
export function keyNames({ partitionKey, sortKey }: Key): readonly string[] {
  return sortKey === undefined ? [partitionKey] : [partitionKey, sortKey];
}
