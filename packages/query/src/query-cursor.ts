import { type AnyModel, isDynamORMError, type StoredItem } from "@dynamorm/core";
import { type Cursor, decodeCursor, InvalidCursorError } from "@dynamorm/cursor";
import type { ModelContext } from "./context.ts";
import { keyNames } from "./key-names.ts";
import type { ModelCodec } from "./model-codec.ts";
import type { Plan } from "./plan.ts";
import { isSameValue } from "./same-value.ts";

/** Names of the attributes that say where reading goes on: the key of the table, and that of the index that is read. */
export function cursorKeys(model: AnyModel, plan: Plan): readonly string[] {
  const index = plan.operation === "GetItem" || plan.index === undefined ? undefined : model.indexes[plan.index];
  return [...new Set([...keyNames(model.key), ...(index === undefined ? [] : keyNames(index))])];
}

/** Where reading goes on after an item. */
export function cursorKey(model: AnyModel, plan: Plan, item: StoredItem): StoredItem {
  return Object.fromEntries(
    cursorKeys(model, plan).flatMap((name) => (item[name] === undefined ? [] : [[name, item[name]]])),
  );
}

/** The cursor to what comes after a key, in the plan's index and direction. */
export function cursorOf(plan: Plan, lastKey: StoredItem): Cursor {
  return { lastKey, ...placeOf(plan) };
}

/**
 * Reads a cursor for the plan that it goes on with.
 *
 * @throws InvalidCursorError for a cursor that is none, or that belongs to another model, index, partition or direction.
 */
export function startKeyOf(
  { model, codec }: ModelContext,
  plan: Plan,
  cursor: string | undefined,
): StoredItem | undefined {
  if (cursor === undefined) return undefined;
  const { lastKey, index, sort } = decodeCursor(cursor);
  const refuse = (what: string): never => {
    throw new InvalidCursorError(`the cursor belongs to ${what}; a cursor goes on with the query that gave it`, {
      model: model.name,
      table: model.table,
    });
  };
  if (plan.operation === "GetItem") return refuse("a query for many items, and this one is for one item by its key");
  const place = placeOf(plan);
  // A cursor of the Go version says nothing where its caller said nothing: then the names of its keys tell the index, and
  // DynamoDB's own order is meant.
  if (index !== undefined && index !== place.index) refuse(`the index "${index}"`);
  if ((sort ?? "ASC") !== (place.sort ?? "ASC")) refuse("the other direction");
  const expected = cursorKeys(model, plan);
  const tellsIndex = index === place.index || expected.length > keyNames(model.key).length;
  if (!tellsIndex || !isKeyOf(codec, lastKey, expected)) refuse("another model or index");
  const [partition] = plan.keyConditions;
  if (partition !== undefined && !isSameStored(lastKey, partition.path[0], codec, partition.operands[0])) {
    refuse(`another partition than this query's "${partition.path[0]}"`);
  }
  return lastKey;
}

/** Whether a stranger's key has these attributes and no others, each with a value that the model could have stored there. */
function isKeyOf(codec: ModelCodec, lastKey: StoredItem, names: readonly string[]): boolean {
  if (Object.keys(lastKey).length !== names.length) return false;
  try {
    const values = Object.values(codec.unmarshalSome(lastKey, names));
    return values.length === names.length && !values.includes("");
  } catch (error) {
    if (isDynamORMError(error, "ITEM_MISMATCH")) return false;
    throw error;
  }
}

function isSameStored(lastKey: StoredItem, name: string, codec: ModelCodec, value: unknown): boolean {
  const { [name]: decoded } = codec.unmarshalSome(lastKey, [name]) as Record<string, unknown>;
  const { [name]: wanted } = codec.unmarshalSome({ [name]: codec.marshalValue([name], value) }, [name]) as Record<
    string,
    unknown
  >;
  return isSameValue(decoded, wanted);
}

function placeOf(plan: Plan): Pick<Cursor, "index" | "sort"> {
  if (plan.operation === "GetItem") return {};
  const direction = plan.operation === "Query" ? plan.direction : undefined;
  return {
    ...(plan.index !== undefined && { index: plan.index }),
    ...(direction && { sort: direction === "asc" ? "ASC" : "DESC" }),
  };
}
