import {
  closestName,
  type AttributeDefinition,
  type AttributePath,
  describeValue,
  formatPath,
  InvalidQueryError,
  partsOf,
} from "@dynamorm/core";
import type { Subject } from "../value-errors.ts";

type Definitions = Readonly<Record<string, AttributeDefinition>>;

/**
 * The definition of the attribute at a path; several, where the path leads into a union of maps that have it.
 *
 * @throws InvalidQueryError for a path that leads nowhere: it names the model, how far the path is right, and what there is.
 */
export function locate(path: AttributePath, attributes: Definitions, subject: Subject): readonly AttributeDefinition[] {
  checkPath(path);
  const [name, ...rest] = path;
  let definitions = definitionsOf(name, attributes);
  if (definitions.length === 0) throw noAttribute(name, attributes, subject);
  const walked: (string | number)[] = [name];
  for (const part of rest) {
    const next = definitions.flatMap((definition) => step(definition, part));
    if (next.length === 0) throw nowhere(walked, part, definitions, subject);
    definitions = next;
    walked.push(part);
  }
  return [...new Set(definitions)];
}

/** What is thrown for a name that no attribute has. */
export function noAttribute(name: string, attributes: Definitions, subject: Subject): InvalidQueryError {
  return nowhere([], name, [{ type: "map", attributes }], subject);
}

/** Refuses what is no path, which only callers without types can give. */
export function checkPath(path: AttributePath): void {
  if (Array.isArray(path) && path.length > 0) return;
  throw new InvalidQueryError(
    `a path is a list like ["address", "city"], not ${describeValue(path)}; parsePath() makes one`,
  );
}

/** The attributes that a part leads to, from one that it stands in. No element of a list is at -1 or at 0.5. */
function step(definition: AttributeDefinition, part: string | number): readonly AttributeDefinition[] {
  return typeof part === "string" || (Number.isInteger(part) && part >= 0) ? partsOf(definition, part) : [];
}

function definitionsOf(name: string | number, attributes: Definitions): readonly AttributeDefinition[] {
  const definition = typeof name === "string" && Object.hasOwn(attributes, name) ? attributes[name] : undefined;
  return definition === undefined ? [] : [definition];
}

type Container = AttributeDefinition | { readonly type: "map"; readonly attributes: Definitions };

function nowhere(
  walked: readonly (string | number)[],
  part: string | number,
  containers: readonly Container[],
  { name, table }: Subject,
): InvalidQueryError {
  return new InvalidQueryError(
    `${name === undefined ? "" : `Model "${name}": `}there is no "${formatPath([...walked, part])}"; ${whatThereIs(walked, part, containers)}`,
    {
      model: name,
      table,
      attribute: String(walked[0] ?? part),
    },
  );
}

function whatThereIs(
  walked: readonly (string | number)[],
  part: string | number,
  containers: readonly Container[],
): string {
  const place = formatPath(walked);
  const members = containers.flatMap((container): readonly Container[] =>
    container.type === "union" ? container.members : [container],
  );
  const maps = members.filter((member) => member.type === "map");
  if (maps.length > 0) {
    const names = [...new Set(maps.flatMap(({ attributes }) => Object.keys(attributes)))];
    const meant = closestName(String(part), names);
    const there = `${place === "" ? "there are" : `"${place}" has`} ${names.join(", ")}`;
    return meant === undefined ? there : `${there}: did you mean ${meant}?`;
  }
  const [{ type }] = members as [Container, ...Container[]];
  switch (type) {
    case "list":
      return `"${place}" is a list, with elements "${formatPath([...walked, 0])}", "${formatPath([...walked, 1])}", …`;
    case "set":
      return `"${place}" is a set, whose members have no paths`;
    case "record":
      return `"${place}" is a record, whose parts have names`;
    case "json":
      return `"${place}" is stored as JSON text, whose parts have no paths; attr.map() or attr.unknown() has them`;
    case "unknown":
      return `"${place}" may be a list, whose elements are counted from 0, or a map`;
    case "custom":
      return `"${place}" is what its converter makes of it, with nothing within it`;
    default:
      return `"${place}" is ${/^[aeu]/.test(type) ? "an" : "a"} ${type}, with nothing within it`;
  }
}
