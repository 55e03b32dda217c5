import { type CallOptions, ItemNotFoundError, type StoredItem } from "@dynamorm/core";
import { getRequest } from "../../read/get-request.ts";
import { describeKey } from "@dynamorm/update-builder";
import type { PlannedWrite } from "../planned-write.ts";

/**
 * What a write that was done in a transaction, which gives nothing back, would have given alone.
 *
 * @throws ItemNotFoundError where the item was deleted before it could be read.
 */
export async function resultOf(
  { context, key, request, stored, before }: PlannedWrite,
  call: CallOptions,
): Promise<StoredItem | undefined> {
  if (stored !== undefined) return stored;
  const returns = "ReturnValues" in request.input ? request.input.ReturnValues : undefined;
  if (returns === "ALL_OLD" || returns === "UPDATED_OLD") return before;
  if (returns !== "ALL_NEW" && returns !== "UPDATED_NEW") return undefined;
  const { model, codec, execute } = context;
  const { Item } = await execute(getRequest(model, codec, key, { consistent: true }), call);
  if (Item !== undefined) return Item;
  const { name, table } = model;
  const message = `${name} ${describeKey(key)} was deleted from table "${table}" before it could be read back (the write itself was made); returnValues: "NONE" reads nothing`;
  throw new ItemNotFoundError(message, { operation: "GetItem", model: name, table, key });
}
