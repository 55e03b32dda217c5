import type { AnyModel, AttributeDefinition, AttributePath } from "@dynamorm/core";
import { definitionOf, modelPath, invalidQuery } from "@dynamorm/update-builder";

/** What values of an attribute are to aggregates; `undefined` for what has no order, or none that is the same for all of its values. */
type ScalarKind = "number" | "bigint" | "text" | "date" | "boolean";

/** A path to numbers, and of which kind they are. @throws InvalidQueryError for one to anything else. */
export function numericPath(
  model: AnyModel,
  method: string,
  given: string,
): { readonly path: AttributePath; readonly of: "number" | "bigint" } {
  const path = modelPath(model, given);
  const kind = kindOf(definitionOf(model, path));
  if (kind === "number" || kind === "bigint") return { path, of: kind };
  throw wrongKind(model, method, given, path, "numbers");
}

/** A path to values that have an order. @throws InvalidQueryError for one to anything else. */
export function orderedPath(model: AnyModel, method: string, given: string): AttributePath {
  const path = modelPath(model, given);
  const kind = kindOf(definitionOf(model, path));
  if (kind !== undefined && kind !== "boolean") return path;
  throw wrongKind(model, method, given, path, "numbers, texts and dates");
}

/** A path to values that groups can be told apart by. @throws InvalidQueryError for one to anything else. */
export function groupPath(model: AnyModel, given: string): AttributePath {
  const path = modelPath(model, given);
  if (kindsOf(definitionOf(model, path)).every((kind) => kind !== undefined)) return path;
  throw wrongKind(model, "groupBy", given, path, "texts, numbers, dates and booleans");
}

function kindOf(definition: AttributeDefinition): ScalarKind | undefined {
  const [kind, ...others] = new Set(kindsOf(definition));
  return others.length === 0 ? kind : undefined;
}

/** The kinds of the values of an attribute. What a converter of the caller's gives is taken for what it is stored as. */
function kindsOf(definition: AttributeDefinition): readonly (ScalarKind | undefined)[] {
  switch (definition.type) {
    case "number":
    case "bigint":
    case "date":
    case "boolean":
      return [definition.type];
    case "string":
    case "enum":
      return ["text"];
    case "literal":
      return [literalKinds[typeof definition.value as keyof typeof literalKinds]];
    case "custom":
      return kindsOf(definition.stored);
    case "union":
      return definition.members.flatMap(kindsOf);
    default:
      return [undefined];
  }
}

const literalKinds = { string: "text", number: "number", boolean: "boolean" } as const;

function wrongKind(model: AnyModel, method: string, given: string, path: AttributePath, takes: string): Error {
  const { type } = definitionOf(model, path);
  return invalidQuery(model, `${method}("${given}"): its type is ${type}; ${method}() takes ${takes}`, {
    attribute: given,
  });
}
