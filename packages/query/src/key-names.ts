/** Names of the attributes of a key, of the table or of an index: the partition key, and the sort key where there is one. */
export function keyNames({
  partitionKey,
  sortKey,
}: {
  readonly partitionKey: string;
  readonly sortKey?: string;
}): readonly string[] {
  return sortKey === undefined ? [partitionKey] : [partitionKey, sortKey];
}
