import { type AnyModel, isDynamORMError, type StoredItem, storedNameOf } from "@dynamorm/core";
import { type Cursor, decodeCursor, encodeCursor, InvalidCursorError } from "@dynamorm/cursor";
import { invalidQuery, keyNames } from "@dynamorm/update-builder";
import type { ModelContext } from "../context.ts";
import type { QueryDescription } from "../describe/description.ts";
import { cursorScope } from "./cursor-scope.ts";
import type { Plan } from "../plan/plan.ts";
import { isInRange, isKeyOf } from "./start-key.ts";

/** Names, in code, of the attributes that say where reading goes on: the key of the table, and that of the index that is read. */
export function cursorKeys(model: AnyModel, plan: Plan): readonly string[] {
  const name = indexOf(plan);
  const index = name === undefined ? undefined : model.indexes[name];
  return [...new Set([...keyNames(model.key), ...(index === undefined ? [] : keyNames(index))])];
}

/** Where reading goes on after an item. */
export function cursorKey(model: AnyModel, plan: Plan, item: StoredItem): StoredItem {
  const names = cursorKeys(model, plan).map((name) => storedNameOf(model, name));
  return Object.fromEntries(names.flatMap((name) => (item[name] === undefined ? [] : [[name, item[name]]])));
}

/** The cursor to what comes after a key, in the plan's index and direction: as text, sealed where the connection says so. */
export async function writeCursor(
  context: ModelContext,
  plan: Plan,
  description: QueryDescription,
  lastKey: StoredItem,
): Promise<string> {
  const cursor = { lastKey, ...placeOf(plan) };
  const { sealing } = context;
  return sealing === undefined
    ? encodeCursor(cursor)
    : await sealing.seal(cursor, cursorScope(context, plan, description));
}

/**
 * Where a description's cursor says to start.
 *
 * @throws InvalidCursorError for a cursor that is none, or that belongs to another model, index, partition, range or direction; for a
 * sealed one also where other conditions differ.
 */
export async function openCursor(
  context: ModelContext,
  plan: Plan,
  description: QueryDescription,
): Promise<StoredItem | undefined> {
  const { cursor } = description;
  if (cursor === undefined) return undefined;
  const { sealing } = context;
  const opened =
    sealing === undefined ? decodeCursor(cursor) : await sealing.open(cursor, cursorScope(context, plan, description));
  return startKeyOf(context, plan, opened);
}

/** As {@link openCursor}, of a cursor that is not sealed: that takes no time. */
export function openPlainCursor(
  context: ModelContext,
  plan: Plan,
  { cursor }: QueryDescription,
): StoredItem | undefined {
  if (cursor === undefined) return undefined;
  if (context.sealing === undefined) return startKeyOf(context, plan, decodeCursor(cursor));
  throw invalidQuery(
    context.model,
    "toRequest() cannot show where a sealed cursor goes on: opening it is asynchronous; leave out cursor(), or read the pages",
  );
}

function startKeyOf(context: ModelContext, plan: Plan, { lastKey, index, sort }: Cursor): StoredItem | undefined {
  const { model } = context;
  const refuse = (what: string): never => {
    throw new InvalidCursorError(`the cursor belongs to ${what}; a cursor goes on with the query that gave it`, {
      model: model.name,
      table: model.table,
    });
  };
  if (plan.operation === "GetItem") return refuse("a query for many items, and this one is for one item by its key");
  if (plan.operation === "None") return refuse("a query for other items: none can meet the conditions of this one");
  const place = placeOf(plan);
  // A cursor of the Go version says nothing where its caller said nothing: then the names of its keys tell the index, and
  // DynamoDB's own order is meant.
  if (index !== undefined && index !== place.index) refuse(`the index "${index}"`);
  if ((sort ?? "ASC") !== (place.sort ?? "ASC")) refuse("the other direction");
  const expected = cursorKeys(model, plan);
  const tellsIndex = index === place.index || expected.length > keyNames(model.key).length;
  if (!tellsIndex || !isKeyOf(context, lastKey, expected)) refuse("another model or index");
  // Keys that are named are compared one by one where the reading goes on.
  if (plan.operation === "BatchGetItem") return lastKey;
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
  const index = indexOf(plan);
  const direction = plan.operation === "Query" || plan.operation === "BatchGetItem" ? plan.direction : undefined;
  return {
    ...(index !== undefined && { index }),
    ...(direction && { sort: direction === "asc" ? "ASC" : "DESC" }),
  };
}

function indexOf(plan: Plan): string | undefined {
  return plan.operation === "Query" || plan.operation === "Scan" ? plan.index : undefined;
}

/**
 * What became of the first page after a cursor: a key that DynamoDB cannot start from was in no cursor that it gave.
 *
 * @throws InvalidCursorError in place of what DynamoDB says of such a key, and any other error as it is.
 */
export function refuseStartKey({ model }: ModelContext, error: unknown): never {
  const said = isDynamORMError(error, "REQUEST_REJECTED") ? error.message : "";
  if (!/starting key|exclusive ?start ?key/i.test(said)) throw error;
  throw new InvalidCursorError("the cursor is none that this query gave: DynamoDB cannot start from its key", {
    model: model.name,
    table: model.table,
    cause: error,
  });
}
