import {
  type AnyModel,
  type AttributeValue,
  type CallOptions,
  type DynamoDBRequest,
  type IndexSchema,
  type OperationOutput,
  type StoredItem,
  storedNameOf,
} from "@dynamorm/core";
import { keyNames } from "@dynamorm/update-builder";
import type { ModelContext } from "../context.ts";

/** The key that an item has in an index, as it is stored; `undefined` for an item that is not in the index. */
export function indexKeyOf(model: AnyModel, index: IndexSchema, item: StoredItem): StoredItem | undefined {
  const key: StoredItem = {};
  for (const name of keyNames(index)) {
    const stored = storedNameOf(model, name);
    const value = item[stored];
    if (value === undefined || value.NULL !== undefined) return undefined;
    key[stored] = value;
  }
  return key;
}

/** What an index has of an item under a key, as it is stored. All that has the same key in the index is looked at, page by page. */
export async function readEntry(
  context: ModelContext,
  index: IndexSchema,
  indexKey: StoredItem,
  item: StoredItem,
  options: CallOptions,
): Promise<StoredItem | undefined> {
  let request: DynamoDBRequest<"Query"> | undefined = entryRequest(context.model, index, indexKey, item);
  while (request !== undefined) {
    const page: OperationOutput<"Query"> = await context.execute(request, options);
    const [entry] = page.Items ?? [];
    if (entry !== undefined) return entry;
    const lastKey = page.LastEvaluatedKey;
    request = lastKey && { ...request, input: { ...request.input, ExclusiveStartKey: lastKey } };
  }
  return undefined;
}

function entryRequest(
  model: AnyModel,
  index: IndexSchema,
  indexKey: StoredItem,
  item: StoredItem,
): DynamoDBRequest<"Query"> {
  const names: Record<string, string> = {};
  const values: StoredItem = {};
  const equal = ([name, value]: readonly [string, AttributeValue]): string => {
    const number = Object.keys(names).length;
    names[`#n${number}`] = name;
    values[`:v${number}`] = value;
    return `#n${number} = :v${number}`;
  };
  const keyCondition = Object.entries(indexKey).map(equal).join(" AND ");
  // DynamoDB takes no filter on what is a key of the index, and is looked at already.
  const tableKey = Object.entries(tableKeyOf(model, item)).filter(([name]) => !Object.hasOwn(indexKey, name));
  const filter = tableKey.map(equal).join(" AND ");
  return {
    operation: "Query",
    model: model.name,
    input: {
      TableName: model.table,
      IndexName: index.name,
      KeyConditionExpression: keyCondition,
      ...(filter !== "" && { FilterExpression: filter }),
      ExpressionAttributeNames: names,
      ExpressionAttributeValues: values,
    },
  };
}

/** The table's key of an item, as it is stored. */
export function tableKeyOf(model: AnyModel, item: StoredItem): StoredItem {
  const names = keyNames(model.key).map((name) => storedNameOf(model, name));
  return Object.fromEntries(Object.entries(item).filter(([name]) => names.includes(name)));
}
