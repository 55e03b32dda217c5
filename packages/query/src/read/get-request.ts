import type { AnyModel, DynamoDBRequest, GetItemInput, StoredItem } from "@dynamorm/core";
import type { ModelCodec } from "@dynamorm/update-builder";
import type { GetOptions } from "./get-options.ts";

type Consistency = Pick<GetOptions, "consistent">;

/** Makes the request for one item by its key. Pure. */
export function getRequest(
  model: AnyModel,
  codec: Pick<ModelCodec, "marshalKey">,
  key: object,
  options: Consistency = {},
): DynamoDBRequest<"GetItem"> {
  return keyRequest(model, codec.marshalKey(key), options);
}

/** The same for a key as it is stored. */
export function keyRequest(model: AnyModel, key: StoredItem, { consistent }: Consistency): DynamoDBRequest<"GetItem"> {
  const input: GetItemInput = { TableName: model.table, Key: key };
  if (consistent) input.ConsistentRead = true;
  return { operation: "GetItem", model: model.name, input };
}
