import { type AnyModel, type StoredItem, storedNameOf } from "@dynamorm/core";
import { type Cursor, decodeCursor, InvalidCursorError } from "@dynamorm/cursor";
import type { ModelContext } from "../context.ts";
import { keyNames } from "../plan/key-names.ts";
import type { Plan } from "../plan/plan.ts";
import { isInRange, isKeyOf } from "./start-key.ts";

/** Names, in code, of the attributes that say where reading goes on: the key of the table, and that of the index that is read. */
export function cursorKeys(model: AnyModel, plan: Plan): readonly string[] {
  const index = plan.operation === "GetItem" || plan.index === undefined ? undefined : model.indexes[plan.index];
  return [...new Set([...keyNames(model.key), ...(index === undefined ? [] : keyNames(index))])];
}

/** Where reading goes on after an item. */
export function cursorKey(model: AnyModel, plan: Plan, item: StoredItem): StoredItem {
  const names = cursorKeys(model, plan).map((name) => storedNameOf(model, name));
  return Object.fromEntries(names.flatMap((name) => (item[name] === undefined ? [] : [[name, item[name]]])));
}

/** The cursor to what comes after a key, in the plan's index and direction. */
export function cursorOf(plan: Plan, lastKey: StoredItem): Cursor {
  return { lastKey, ...placeOf(plan) };
}

/**
 * Reads a cursor for the plan that it goes on with.
 *
 * @throws InvalidCursorError for a cursor that is none, or that belongs to another model, index, partition, range or direction.
 */
export function startKeyOf(context: ModelContext, plan: Plan, cursor: string | undefined): StoredItem | undefined {
  const { model } = context;
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
  if (!tellsIndex || !isKeyOf(context, lastKey, expected)) refuse("another model or index");
  const [partition, range] = plan.keyConditions;
  if (partition !== undefined && !isInRange(context, lastKey, partition)) {
    refuse(`another partition than this query's "${partition.path[0]}"`);
  }
  if (range !== undefined && !isInRange(context, lastKey, range)) {
    refuse(`another range than this query's "${range.path[0]}"`);
  }
  return lastKey;
}

function placeOf(plan: Plan): Pick<Cursor, "index" | "sort"> {
  if (plan.operation === "GetItem") return {};
  const direction = plan.operation === "Query" ? plan.direction : undefined;
  return {
    ...(plan.index !== undefined && { index: plan.index }),
    ...(direction && { sort: direction === "asc" ? "ASC" : "DESC" }),
  };
}
