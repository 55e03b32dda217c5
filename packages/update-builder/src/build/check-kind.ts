import type { AttributeDefinition } from "@dynamorm/core";
import { type Changeable, refusal } from "./changeable-at.ts";
import type { ChangeStep } from "./description.ts";

/** What steps tell apart: numbers to count with, sets, lists, what may be anything, and the rest. */
type Kind = "number" | "bigint" | "set" | "list" | "any" | "other";

/** The steps that each kind has besides those that every attribute has. */
const stepsOf: { readonly [Of in Kind]: readonly ChangeStep[] } = {
  number: ["add", "increment", "decrement"],
  bigint: ["add", "increment", "decrement"],
  set: ["add", "delete"],
  list: ["appendToList", "prependToList", "setListElement", "removeFromListAt"],
  any: [
    "add",
    "increment",
    "decrement",
    "delete",
    "appendToList",
    "prependToList",
    "setListElement",
    "removeFromListAt",
  ],
  other: [],
};

/** What of an attribute a step works on. @throws InvalidQueryError for a step that the attribute does not have, naming those it has. */
export function kindFor(at: Changeable): Kind {
  const { definition, step } = at;
  const kind = kindOf(definition);
  if (!stepsOf[kind].includes(step)) {
    const steps = ["set", "setIfNotExists", "remove", ...stepsOf[kind]].join(", ");
    const why = definition.type === "custom" ? ", which is stored as something else" : "";
    throw refusal(at, `it is a ${definition.type}${why}; there are ${steps}`);
  }
  return kind;
}

function kindOf({ type }: AttributeDefinition): Kind {
  switch (type) {
    case "number":
    case "bigint":
    case "set":
    case "list":
      return type;
    case "unknown":
      return "any";
    default:
      return "other";
  }
}

/**
 * Refuses to add to, or delete from, a set within a map or a list.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateItem.html (ADD and DELETE)
 */
export function refuseNested(at: Changeable): void {
  const [name, ...rest] = at.path;
  if (rest.length === 0) return;
  throw refusal(
    at,
    `DynamoDB adds to sets, and deletes from them, where they are attributes of the item itself, not within "${name}"; set the whole set, or keep it at the top`,
  );
}
