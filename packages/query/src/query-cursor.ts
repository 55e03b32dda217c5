import { type AnyModel, type StoredItem, storedType } from "@dynamorm/core";
import { type Cursor, decodeCursor, InvalidCursorError } from "@dynamorm/cursor";
import { tableKeys } from "./candidate.ts";
import type { Plan } from "./plan.ts";

/** Names of the attributes that say where reading goes on: the key of the table, and that of the index that is read. */
export function cursorKeys(model: AnyModel, plan: Plan): readonly string[] {
  const index = plan.operation === "GetItem" || plan.index === undefined ? undefined : model.indexes[plan.index];
  const indexKeys =
    index === undefined ? [] : [index.partitionKey, ...(index.sortKey === undefined ? [] : [index.sortKey])];
  return [...new Set([...tableKeys(model), ...indexKeys])];
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
 * @throws InvalidCursorError for a cursor that is none, or that belongs to another model, index or direction.
 */
export function startKeyOf(model: AnyModel, plan: Plan, cursor: string | undefined): StoredItem | undefined {
  if (cursor === undefined) return undefined;
  const { lastKey, index, sort } = decodeCursor(cursor);
  const place = placeOf(plan);
  const refuse = (what: string): never => {
    throw new InvalidCursorError(`the cursor belongs to ${what}; a cursor goes on with the query that gave it`, {
      model: model.name,
      table: model.table,
    });
  };
  if (plan.operation === "GetItem") refuse("a query for many items, and this one is for one item by its key");
  // A cursor of the Go version says nothing where its caller said nothing: then the names of its keys tell the index, and
  // DynamoDB's own order is meant.
  if (index !== undefined && index !== place.index) refuse(`the index "${index}"`);
  if ((sort ?? "ASC") !== (place.sort ?? "ASC")) refuse("the other direction");
  const expected = cursorKeys(model, plan);
  const fits =
    Object.keys(lastKey).length === expected.length &&
    expected.every((name) => {
      const definition = model.attributes[name]?.definition;
      return (
        definition !== undefined &&
        Object.hasOwn(lastKey, name) &&
        Object.keys(lastKey[name] as object)[0] === storedType(definition)
      );
    });
  return fits ? lastKey : refuse("another model or index");
}

function placeOf(plan: Plan): Pick<Cursor, "index" | "sort"> {
  if (plan.operation === "GetItem") return {};
  const direction = plan.operation === "Query" ? plan.direction : undefined;
  return {
    ...(plan.index !== undefined && { index: plan.index }),
    ...(direction && { sort: direction === "asc" ? "ASC" : "DESC" }),
  };
}
