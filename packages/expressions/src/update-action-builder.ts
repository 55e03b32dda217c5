import { type AttributePath, parsePath } from "@dynamorm/core";
import type { Path, ValueAt } from "./path.ts";
import type { UpdateAction, UpdateOperand, UpdateTerm, UpdateValue } from "./update-action.ts";
import { addendOrThrow, dataOrThrow, elementsOrThrow, numberOrThrow, settable } from "./update-value.ts";

/** Paths of an item whose values are of a type. */
type PathOf<Item, Value> = {
  [At in Path<Item>]: NonNullable<ValueAt<Item, At>> extends Value ? At : never;
}[Path<Item>];

/** Builds the actions of an update on items of a type. Each method gives one action, as plain data. */
export interface UpdateActionBuilder<Item> {
  /** Sets an attribute. */
  set<At extends Path<Item>>(path: At, value: ValueAt<Item, At>): UpdateAction;
  /** Sets an attribute that the item lacks, and leaves one that it has. */
  setIfNotExists<At extends Path<Item>>(path: At, value: ValueAt<Item, At>): UpdateAction;
  /** Adds to a number; one that is not there counts as 0. */
  increment(path: PathOf<Item, number | bigint>, by?: number | bigint): UpdateAction;
  /** Takes from a number; one that is not there counts as 0. */
  decrement(path: PathOf<Item, number | bigint>, by?: number | bigint): UpdateAction;
  /** Adds elements at the end of a list; one that is not there counts as empty. */
  append<At extends PathOf<Item, readonly unknown[]>>(path: At, elements: NonNullable<ValueAt<Item, At>>): UpdateAction;
  /** Adds elements at the beginning of a list; one that is not there counts as empty. */
  prepend<At extends PathOf<Item, readonly unknown[]>>(
    path: At,
    elements: NonNullable<ValueAt<Item, At>>,
  ): UpdateAction;
  /** Removes an attribute, or an element of a list. */
  remove(path: Path<Item>): UpdateAction;
  /** Adds to a number or elements to a set, with DynamoDB's own `ADD`. */
  add<At extends PathOf<Item, number | bigint | ReadonlySet<unknown>>>(
    path: At,
    value: NonNullable<ValueAt<Item, At>>,
  ): UpdateAction;
  /** Deletes elements from a set. */
  delete<At extends PathOf<Item, ReadonlySet<unknown>>>(
    path: At,
    elements: NonNullable<ValueAt<Item, At>>,
  ): UpdateAction;
}

/** An update action builder. `toPath` reads paths; a caller that knows the attributes gives one that knows names with dots too. */
export function updateActionBuilder<Item>(
  toPath: (path: string) => AttributePath = parsePath,
): UpdateActionBuilder<Item> {
  const set = (path: string, operand: (at: AttributePath) => UpdateOperand): UpdateAction => {
    const at = toPath(path);
    return Object.freeze({ kind: "set", path: at, operand: operand(at) });
  };
  const addOrDelete = (kind: "add" | "delete", path: string, given: unknown): UpdateAction => {
    const at = toPath(path);
    return Object.freeze({ kind, path: at, value: addendOrThrow(kind, at, given) });
  };
  return {
    set: (path, given) => set(path, (at) => settable(at, dataOrThrow("set", at, given))),
    setIfNotExists: (path, given) =>
      set(path, (at) => orElse(at, settable(at, dataOrThrow("setIfNotExists", at, given)))),
    increment: (path, by = 1) => set(path, (at) => counted("plus", at, numberOrThrow("increment", at, by))),
    decrement: (path, by = 1) => set(path, (at) => counted("minus", at, numberOrThrow("decrement", at, by))),
    append: (path, given) =>
      set(path, (at) => joined(orElse(at, value([])), value(elementsOrThrow("append", at, given)))),
    prepend: (path, given) =>
      set(path, (at) => joined(value(elementsOrThrow("prepend", at, given)), orElse(at, value([])))),
    remove: (path) => Object.freeze({ kind: "remove", path: toPath(path) }),
    add: (path, given) => addOrDelete("add", path, given),
    delete: (path, given) => addOrDelete("delete", path, given),
  };
}

/** What is at the path, or 0, more or less a number. */
function counted(kind: "plus" | "minus", path: AttributePath, by: number | bigint): UpdateOperand {
  return { kind, left: orElse(path, value(typeof by === "bigint" ? 0n : 0)), right: value(by) };
}

function joined(left: UpdateTerm, right: UpdateTerm): UpdateOperand {
  return { kind: "listAppend", left, right };
}

/** What is at the path, or a value where nothing is. */
function orElse(path: AttributePath, otherwise: UpdateValue): UpdateTerm {
  return { kind: "ifNotExists", path, otherwise };
}

function value(given: unknown): UpdateValue {
  return { kind: "value", value: given };
}
