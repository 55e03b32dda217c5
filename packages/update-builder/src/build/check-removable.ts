import { definitionAt } from "@dynamorm/core";
import { type Changeable, refusal } from "./changeable-at.ts";

/** Refuses to remove what every item has. @throws InvalidQueryError */
export function checkRemovable(at: Changeable): void {
  const { definition } = at;
  if (definition.optional || isPartOfAny(at)) return;
  throw refusal(at, "every item has it; make it optional() if items may lack it, or nullable() to store null");
}

/** Elements of lists and entries of records may all be missing, as may be what lies within what is anything. */
function isPartOfAny({ model, path }: Changeable): boolean {
  const [name, ...rest] = path;
  if (rest.length === 0) return false;
  const parent = definitionAt(model.attributes, [name, ...rest.slice(0, -1)]);
  const parents = parent?.type === "union" ? parent.members : [parent];
  return typeof rest.at(-1) === "number" || parents.some((one) => one?.type === "record" || one?.type === "unknown");
}
