import { type AttributePath, describeValue, formatPath, InvalidQueryError, parsePath } from "@dynamorm/core";
import type { Path, ValueAt } from "./path.ts";
import type { UpdateAction, UpdateOperand } from "./update-action.ts";

/** Paths of an item whose values are of a type. */
type PathOf<Item, Value> = { [At in Path<Item>]: ValueAt<Item, At> extends Value ? At : never }[Path<Item>];

/** Builds the actions of an update on items of a type. Each method gives one action, as plain data. */
export interface UpdateActionBuilder<Item> {
  /** Sets an attribute. */
  set<At extends Path<Item>>(path: At, value: ValueAt<Item, At>): UpdateAction;
  /** Sets an attribute that the item lacks, and leaves one that it has. */
  setIfNotExists<At extends Path<Item>>(path: At, value: ValueAt<Item, At>): UpdateAction;
  /** Adds to a number; one that is not there counts as 0. */
  increment(path: PathOf<Item, number | bigint>, by?: number | bigint): UpdateAction;
  /** Adds elements at the end of a list; one that is not there counts as empty. */
  append<At extends PathOf<Item, readonly unknown[]>>(path: At, elements: ValueAt<Item, At>): UpdateAction;
  /** Adds elements at the beginning of a list; one that is not there counts as empty. */
  prepend<At extends PathOf<Item, readonly unknown[]>>(path: At, elements: ValueAt<Item, At>): UpdateAction;
  /** Removes an attribute, or an element of a list. */
  remove(path: Path<Item>): UpdateAction;
  /** Adds to a number or elements to a set, with DynamoDB's own `ADD`. */
  add<At extends PathOf<Item, number | bigint | ReadonlySet<unknown>>>(
    path: At,
    value: ValueAt<Item, At>,
  ): UpdateAction;
  /** Deletes elements from a set. */
  delete<At extends PathOf<Item, ReadonlySet<unknown>>>(path: At, elements: ValueAt<Item, At>): UpdateAction;
}

/** An update action builder. `toPath` reads paths; a caller that knows the attributes gives one that knows names with dots too. */
export function updateActionBuilder<Item>(
  toPath: (path: string) => AttributePath = parsePath,
): UpdateActionBuilder<Item> {
  const set = (path: string, operand: (at: AttributePath) => UpdateOperand): UpdateAction => {
    const at = toPath(path);
    return Object.freeze({ kind: "set", path: at, operand: operand(at) });
  };
  return {
    set: (path, given) => set(path, (at) => value(at, given)),
    setIfNotExists: (path, given) => set(path, (at) => orElse(at, value(at, given))),
    increment: (path, by = 1) =>
      set(path, (at) => ({
        kind: "plus",
        left: orElse(at, value(at, typeof by === "bigint" ? 0n : 0)),
        right: value(at, by),
      })),
    append: (path, elements) =>
      set(path, (at) => ({ kind: "listAppend", left: orElse(at, value(at, [])), right: value(at, elements) })),
    prepend: (path, elements) =>
      set(path, (at) => ({ kind: "listAppend", left: value(at, elements), right: orElse(at, value(at, [])) })),
    remove: (path) => Object.freeze({ kind: "remove", path: toPath(path) }),
    add: (path, given) => addOrDelete("add", toPath(path), given),
    delete: (path, given) => addOrDelete("delete", toPath(path), given),
  };
}

function value(path: AttributePath, given: unknown): UpdateOperand {
  if (given !== undefined) return { kind: "value", value: given };
  const attribute = formatPath(path);
  throw new InvalidQueryError(`"${attribute}" is set to nothing; use remove("${attribute}") to remove it`, {
    attribute,
  });
}

/** What is at the path, or something else where nothing is. */
function orElse(path: AttributePath, otherwise: UpdateOperand): UpdateOperand {
  return { kind: "ifNotExists", path, otherwise };
}

function addOrDelete(kind: "add" | "delete", path: AttributePath, given: unknown): UpdateAction {
  const allowed = given instanceof Set || (kind === "add" && (typeof given === "number" || typeof given === "bigint"));
  if (!allowed) {
    throw new InvalidQueryError(
      `${kind} on "${formatPath(path)}" takes ${kind === "add" ? "a number or a Set" : "a Set"}, not ${describeValue(given)}`,
      { attribute: formatPath(path) },
    );
  }
  return Object.freeze({ kind, path, value: given });
}
