import { type AttributePath, InvalidQueryError } from "@dynamorm/core";
import { withinLength } from "./expression-limits.ts";
import { listOrThrow } from "./list-or-throw.ts";
import { refuseOverlap } from "./overlap.ts";
import type { Placeholders } from "./placeholders.ts";
import type { UpdateAction, UpdateOperand } from "./update-action.ts";
import { updateActionOrThrow } from "./update-action-or-throw.ts";

const clauses = ["set", "remove", "add", "delete"] as const;

/**
 * Writes an update: the actions of each kind in one clause.
 *
 * @throws InvalidQueryError when two actions change the same part of the item, when there is none, for what is no
 * action, and for a text over 4 KB.
 */
export function compileUpdate(given: readonly UpdateAction[], placeholders: Placeholders): string {
  const actions = listOrThrow(given, "an update is", '[u.set("age", 18)]').map(updateActionOrThrow);
  if (actions.length === 0) throw new InvalidQueryError("an update changes at least one attribute");
  refuseOverlap(
    actions.map(({ path }) => path),
    "the update",
  );
  const texts = clauses.flatMap((kind) => {
    const ofKind = actions.filter((action) => action.kind === kind);
    const parts = ofKind.map((action) => compileAction(action, placeholders));
    return parts.length > 0 ? [`${kind.toUpperCase()} ${parts.join(", ")}`] : [];
  });
  return withinLength(
    texts.join(" "),
    "an update is",
    "set whole maps instead of parts of them, or make several updates",
  );
}

function compileAction(action: UpdateAction, placeholders: Placeholders): string {
  const subject = placeholders.path(action.path);
  if (action.kind === "set") return `${subject} = ${compileOperand(action.operand, action.path, placeholders)}`;
  if (action.kind === "remove") return subject;
  return `${subject} ${placeholders.value(action.value, action.path)}`;
}

/** Values are encoded as the type of the attribute that is set. */
function compileOperand(operand: UpdateOperand, target: AttributePath, placeholders: Placeholders): string {
  if (operand.kind === "value") return placeholders.value(operand.value, target);
  if (operand.kind === "ifNotExists") {
    return `if_not_exists(${placeholders.path(operand.path)}, ${compileOperand(operand.otherwise, target, placeholders)})`;
  }
  const left = compileOperand(operand.left, target, placeholders);
  const right = compileOperand(operand.right, target, placeholders);
  if (operand.kind === "listAppend") return `list_append(${left}, ${right})`;
  return `${left} ${operand.kind === "plus" ? "+" : "-"} ${right}`;
}
