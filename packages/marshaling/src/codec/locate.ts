import {
  type AttributeDefinition,
  type AttributePath,
  describeValue,
  formatPath,
  InvalidQueryError,
} from "@dynamorm/core";
import { closestName } from "../closest-name.ts";
import type { Subject } from "../value-errors.ts";

type Definitions = Readonly<Record<string, AttributeDefinition>>;

/**
 * The definition of the attribute at a path.
 *
 * @throws InvalidQueryError for a path that leads nowhere: it names the model, how far the path is right, and what there is.
 */
export function locate(path: AttributePath, attributes: Definitions, subject: Subject): AttributeDefinition {
  if (!Array.isArray(path) || path.length === 0) {
    throw new InvalidQueryError(
      `a path is a list like ["address", "city"], not ${describeValue(path)}; parsePath() makes one`,
    );
  }
  const [name, ...rest] = path as AttributePath;
  let definition = definitionOf(name, attributes);
  if (definition === undefined) throw noAttribute(name, attributes, subject);
  const walked: (string | number)[] = [name];
  for (const part of rest) {
    const next = step(definition, part);
    if (next === undefined) throw nowhere(walked, part, definition, subject);
    definition = next;
    walked.push(part);
  }
  return definition;
}

/** What is thrown for a name that no attribute has. */
export function noAttribute(name: string, attributes: Definitions, subject: Subject): InvalidQueryError {
  return nowhere([], name, { type: "map", attributes }, subject);
}

function step(definition: AttributeDefinition, part: string | number): AttributeDefinition | undefined {
  if (definition.type === "list" && Number.isInteger(part) && Number(part) >= 0) return definition.element;
  return definition.type === "map" ? definitionOf(part, definition.attributes) : undefined;
}

function definitionOf(name: string | number, attributes: Definitions): AttributeDefinition | undefined {
  return typeof name === "string" && Object.hasOwn(attributes, name) ? attributes[name] : undefined;
}

type Container = AttributeDefinition | { readonly type: "map"; readonly attributes: Definitions };

function nowhere(
  walked: readonly (string | number)[],
  part: string | number,
  container: Container,
  { name, table }: Subject,
): InvalidQueryError {
  const about = name === undefined ? "" : `Model "${name}": `;
  return new InvalidQueryError(
    `${about}there is no "${formatPath([...walked, part])}"; ${whatThereIs(walked, part, container)}`,
    {
      model: name,
      table,
      attribute: String(walked[0] ?? part),
    },
  );
}

function whatThereIs(walked: readonly (string | number)[], part: string | number, container: Container): string {
  const place = formatPath(walked);
  switch (container.type) {
    case "map": {
      const names = Object.keys(container.attributes);
      const meant = closestName(String(part), names);
      const there = `${place === "" ? "there are" : `"${place}" has`} ${names.join(", ")}`;
      return meant === undefined ? there : `${there}: did you mean ${meant}?`;
    }
    case "list":
      return `"${place}" is a list, with elements "${formatPath([...walked, 0])}", "${formatPath([...walked, 1])}", …`;
    case "set":
      return `"${place}" is a set, whose members have no paths`;
    default:
      return `"${place}" is a ${container.type}, with nothing within it`;
  }
}
