import { type AttributePath, formatPath, InvalidQueryError } from "@dynamorm/core";
import { describeMade } from "./describe-made.ts";
import { pathOrThrow } from "./path-or-throw.ts";
import type { UpdateAction, UpdateOperand, UpdateTerm, UpdateValue } from "./update-action.ts";
import { addendOrThrow, settable } from "./update-value.ts";

/**
 * The action that a value is, checked and made again part by part: an action is plain data, and need not come from the builder.
 *
 * @throws InvalidQueryError for what is no action.
 */
export function updateActionOrThrow(value: unknown): UpdateAction {
  const given = value as UpdateAction | null | undefined;
  switch (given?.kind) {
    case "set": {
      const path = pathOrThrow(given.path);
      return { kind: "set", path, operand: operandOf(path, given.operand) };
    }
    case "remove":
      return { kind: "remove", path: pathOrThrow(given.path) };
    case "add":
      return added("add", pathOrThrow(given.path), given.value);
    case "delete":
      return added("delete", pathOrThrow(given.path), given.value);
    default:
      throw new InvalidQueryError(
        `an action of an update is made by the builder, e.g. (u) => [u.set("age", 18)]; this is ${describeMade(value)}`,
      );
  }
}

function added(kind: "add" | "delete", path: AttributePath, value: unknown): UpdateAction {
  return { kind, path, value: addendOrThrow(kind, path, value) };
}

function operandOf(target: AttributePath, operand: UpdateOperand): UpdateOperand {
  switch ((operand as UpdateOperand | null | undefined)?.kind) {
    case "plus":
      return { kind: "plus", ...sidesOf(target, operand) };
    case "minus":
      return { kind: "minus", ...sidesOf(target, operand) };
    case "listAppend":
      return { kind: "listAppend", ...sidesOf(target, operand) };
    default:
      return termOf(target, operand);
  }
}

function sidesOf(target: AttributePath, operand: unknown): { readonly left: UpdateTerm; readonly right: UpdateTerm } {
  const { left, right } = operand as { readonly left: unknown; readonly right: unknown };
  return { left: termOf(target, left), right: termOf(target, right) };
}

function termOf(target: AttributePath, term: unknown): UpdateTerm {
  const given = term as UpdateTerm | null | undefined;
  if (given?.kind !== "ifNotExists") return valueOf(target, term);
  return { kind: "ifNotExists", path: pathOrThrow(given.path), otherwise: valueOf(target, given.otherwise) };
}

function valueOf(target: AttributePath, term: unknown): UpdateValue {
  const given = term as UpdateValue | null | undefined;
  if (given?.kind === "value") return settable(target, given.value);
  const attribute = formatPath(target);
  throw new InvalidQueryError(
    `what "${attribute}" is set to is made by the builder, e.g. u.set(…) or u.increment(…); this is ${describeMade(term)}`,
    { attribute },
  );
}
