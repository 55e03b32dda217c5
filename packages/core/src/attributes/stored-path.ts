import { type AttributePath, formatPath } from "../attribute-path.ts";
import { InvalidQueryError } from "../errors/input-errors.ts";
import type { AttributeDefinition } from "./definition.ts";
import { partsOf } from "./part-of.ts";
import { storedName } from "./stored-name.ts";

/**
 * A path as the table has it: every name in it the stored one. Parts that the attributes do not have stay as they are.
 *
 * @throws InvalidQueryError for a name within a union that its members store under several.
 */
export function storedPath(
  attributes: Readonly<Record<string, { readonly definition: AttributeDefinition }>>,
  path: AttributePath,
): AttributePath {
  const [name, ...rest] = path;
  const attribute = Object.hasOwn(attributes, name) ? attributes[name]?.definition : undefined;
  let definitions: readonly AttributeDefinition[] = attribute === undefined ? [] : [attribute];
  const stored: [string, ...(string | number)[]] = [attribute === undefined ? name : storedName(name, attribute)];
  for (const [index, part] of rest.entries()) {
    definitions = definitions.flatMap((definition) => partsOf(definition, part));
    stored.push(typeof part === "string" ? onlyName(part, definitions, path.slice(0, index + 2)) : part);
  }
  return stored;
}

function onlyName(
  part: string,
  definitions: readonly AttributeDefinition[],
  place: readonly (string | number)[],
): string {
  const [stored = part, another] = new Set(definitions.map((definition) => storedName(part, definition)));
  if (another === undefined) return stored;
  throw new InvalidQueryError(
    `"${formatPath(place)}" is stored as "${stored}" and as "${another}" by members of a union; give it one name with storedAs()`,
    { attribute: String(place[0]) },
  );
}
