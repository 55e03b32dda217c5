import {
  type AnyModel,
  type AttributeDefinition,
  type AttributePath,
  definitionAt,
  describeName,
  describeValue,
  didYouMean,
  formatPath,
  inWords,
  parsePath,
} from "@dynamorm/core";
import { invalidQuery } from "./invalid-query.ts";

/**
 * Reads a path into the items of a model. A name that the model has as it stands is that attribute, dots and all; anything
 * else is read as `parent.child[0]`.
 *
 * @throws InvalidQueryError for a path that the model does not have.
 */
export function modelPath(model: AnyModel, path: string): AttributePath {
  if (typeof path !== "string") {
    throw invalidQuery(model, `a path is a text like "address.city", not ${describeValue(path)}`);
  }
  const segments: AttributePath = Object.hasOwn(model.attributes, path) ? [path] : parsePath(path);
  if (definitionAt(model.attributes, segments) === undefined) refusePath(model, path, segments);
  return segments;
}

/** The definition of the attribute at a path that {@link modelPath} gave. */
export function definitionOf(model: AnyModel, path: AttributePath): AttributeDefinition {
  return definitionAt(model.attributes, path) ?? refusePath(model, formatPath(path), path);
}

function refusePath(model: AnyModel, written: string, path: AttributePath): never {
  const parts = Object.hasOwn(model.computed, written) ? model.computed[written]?.parts : undefined;
  if (parts !== undefined) {
    const ask = parts.length === 0 ? "it is the same for all items" : `ask for ${inWords(parts.map(quoted), "and")}`;
    throw invalidQuery(model, `"${written}" is a key that the library makes; ${ask}`, { attribute: written });
  }
  const there = whatIsThere(model, path.slice(0, -1));
  const hint = path.length === 1 ? didYouMean(written, Object.keys(model.attributes)) : "";
  throw invalidQuery(model, `there is no attribute ${describeName(written)}; ${there}${hint}`, { attribute: written });
}

/** What the model has where a path stops to be known. */
function whatIsThere(model: AnyModel, path: readonly (string | number)[]): string {
  const [name, ...rest] = path;
  if (typeof name !== "string") return `there are ${Object.keys(model.attributes).join(", ")}`;
  const parent = definitionAt(model.attributes, [name, ...rest]);
  if (parent === undefined) return whatIsThere(model, path.slice(0, -1));
  const place = formatPath(path);
  if (parent.type === "map") return `"${place}" has ${Object.keys(parent.attributes).join(", ")}`;
  return `"${place}" is a ${parent.type}${parent.type === "list" ? `, write ${place}[0]` : ""}`;
}

function quoted(name: string): string {
  return `"${name}"`;
}
