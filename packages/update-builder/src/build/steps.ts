import type { AnyModel } from "@dynamorm/core";
import type { UpdateOperand, UpdateTerm, UpdateValue } from "@dynamorm/expressions";
import { definitionOf } from "../model/model-path.ts";
import { type Changeable, changeableAt, elementOf, refusal } from "./changeable-at.ts";
import { kindFor, refuseNested } from "./check-kind.ts";
import { checkRemovable } from "./check-removable.ts";
import { elementsFor, numberFor, setFor, valueToSet } from "./check-value.ts";
import type { BuiltAction, ChangeStep } from "./description.ts";

/** The steps on an element of a list, which is named by its index besides. */
type ElementStep = "setListElement" | "removeFromListAt";

/**
 * The action of a step: what it is given, checked by the model.
 *
 * @throws InvalidQueryError for a path that the model lacks or that updates do not change, and for a step that the attribute does not have.
 * @throws InvalidItemError for a value that does not fit the attribute.
 */
export function stepOn(
  model: AnyModel,
  step: Exclude<ChangeStep, ElementStep>,
  path: string,
  given?: unknown,
): BuiltAction {
  return makers[step](changeableAt(model, step, path), given);
}

/** The action of a step on an element of a list. @throws as {@link stepOn} does, and InvalidQueryError for what is no index. */
export function stepOnElement(
  model: AnyModel,
  step: ElementStep,
  path: string,
  index: unknown,
  given?: unknown,
): BuiltAction {
  const list = changeableAt(model, step, path);
  kindFor(list);
  return makers[step](elementOf(list, index), given);
}

/** An action again, with another value. @throws as {@link stepOn} does. */
export function remake(model: AnyModel, { step, path }: BuiltAction, given: unknown): BuiltAction {
  return makers[step]({ model, step, path, definition: definitionOf(model, path) }, given);
}

const makers: { readonly [Step in ChangeStep]: (at: Changeable, given: unknown) => BuiltAction } = {
  set: setOrRemove,
  setIfNotExists: (at, given) => {
    const toSet = valueToSet(at, given);
    // What is absent is read as the empty value already.
    if (toSet === undefined) throw refusal(at, "an empty value of it is not stored (omitEmpty); leave the step out");
    return setAction(at, ifNotExists(at, toSet.value));
  },
  add: (at, given) => {
    const kind = kindFor(at);
    if (kind === "set" || (kind === "any" && typeof given === "object")) return onSet("add", at, given);
    const by = numberFor(at, given);
    // ADD is for attributes of the item itself: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateItem.html
    if (at.path.length > 1) return setAction(at, counted("plus", at, by));
    return frozen({ step: at.step, kind: "add", path: at.path, value: by });
  },
  increment: (at, by) => count("plus", at, by),
  decrement: (at, by) => count("minus", at, by),
  remove: (at) => {
    checkRemovable(at);
    return removeAction(at);
  },
  delete: (at, elements) => {
    kindFor(at);
    return onSet("delete", at, elements);
  },
  appendToList: (at, given) => {
    kindFor(at);
    return setAction(at, { kind: "listAppend", left: ifNotExists(at, []), right: value(elementsFor(at, given)) });
  },
  prependToList: (at, given) => {
    kindFor(at);
    return setAction(at, { kind: "listAppend", left: value(elementsFor(at, given)), right: ifNotExists(at, []) });
  },
  setListElement: setOrRemove,
  removeFromListAt: removeAction,
};

/** An empty value that is not stored is removed. */
function setOrRemove(at: Changeable, given: unknown): BuiltAction {
  const toSet = valueToSet(at, given);
  return toSet === undefined ? removeAction(at) : setAction(at, value(toSet.value));
}

function count(kind: "plus" | "minus", at: Changeable, by: unknown): BuiltAction {
  const one = kindFor(at) === "bigint" ? 1n : 1;
  return setAction(at, counted(kind, at, numberFor(at, by === undefined ? one : by)));
}

/** DynamoDB has no empty sets: the codec refuses them. */
function onSet(kind: "add" | "delete", at: Changeable, elements: unknown): BuiltAction {
  refuseNested(at);
  return frozen({ step: at.step, kind, path: at.path, value: setFor(at, elements) });
}

/** What is at the path, or 0, more or less a number. */
function counted(kind: "plus" | "minus", at: Changeable, by: unknown): UpdateOperand {
  return { kind, left: ifNotExists(at, typeof by === "bigint" ? 0n : 0), right: value(by) };
}

/** What is at the path, or a value where nothing is. */
function ifNotExists({ path }: Changeable, otherwise: unknown): UpdateTerm {
  return { kind: "ifNotExists", path, otherwise: value(otherwise) };
}

function value(given: unknown): UpdateValue {
  return { kind: "value", value: given };
}

function setAction({ step, path }: Changeable, operand: UpdateOperand): BuiltAction {
  return frozen({ step, kind: "set", path, operand });
}

function removeAction({ step, path }: Changeable): BuiltAction {
  return frozen({ step, kind: "remove", path });
}

function frozen(action: BuiltAction): BuiltAction {
  return Object.freeze(action);
}
