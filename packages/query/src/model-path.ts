import {
  type AnyModel,
  type AttributeDefinition,
  type AttributePath,
  definitionAt,
  describeName,
  describeValue,
  formatPath,
  InvalidQueryError,
  parsePath,
} from "@dynamorm/core";

/**
 * Reads a path into the items of a model. A name that the model has as it stands is that attribute, dots and all; anything
 * else is read as `parent.child[0]`.
 *
 * @throws InvalidQueryError for a path that the model does not have.
 */
export function modelPath(model: AnyModel, path: string): AttributePath {
  if (typeof path !== "string") {
    throw new InvalidQueryError(
      `Model "${model.name}": a path is a text like "address.city", not ${describeValue(path)}`,
      { model: model.name },
    );
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
  const known = longestKnown(model, path);
  const parent = known.length === 0 ? undefined : definitionAt(model.attributes, known as unknown as AttributePath);
  const there =
    parent === undefined
      ? `there are ${Object.keys(model.attributes).join(", ")}`
      : parent.type === "map"
        ? `"${formatPath(known)}" has ${Object.keys(parent.attributes).join(", ")}`
        : `"${formatPath(known)}" is a ${parent.type}${parent.type === "list" ? `, write ${formatPath(known)}[0]` : ""}`;
  throw new InvalidQueryError(`Model "${model.name}" has no attribute ${describeName(written)}; ${there}`, {
    model: model.name,
    table: model.table,
    attribute: written,
  });
}

function longestKnown(model: AnyModel, path: AttributePath): readonly (string | number)[] {
  for (let length = path.length - 1; length > 0; length--) {
    const part = path.slice(0, length);
    if (definitionAt(model.attributes, part as unknown as AttributePath) !== undefined) return part;
  }
  return [];
}
