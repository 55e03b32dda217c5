import { unmodified } from "./attributes/attribute.ts";
import type { AttributeDefinition } from "./attributes/definition.ts";
import { partsOf } from "./attributes/part-of.ts";
import { describeValue } from "./describe-value.ts";
import { InvalidQueryError } from "./errors/input-errors.ts";
import { quoteText } from "./quote-text.ts";

/** A place in an item: attribute names and list indices from the outside in, e.g. `["lines", 0, "price"]`. */
export type AttributePath = readonly [string, ...(string | number)[]];

const segment = /([^.[\]]+)|\[(\d+)\]|\.([^.[\]]+)/y;

/**
 * Reads a path as DynamoDB writes it: `"address.city"`, `"lines[0].price"`. A name that itself holds a dot
 * or a bracket cannot be written so; only an {@link AttributePath} has it.
 *
 * @throws InvalidQueryError for what is no path.
 */
export function parsePath(path: string): AttributePath {
  if (typeof path !== "string") {
    throw new InvalidQueryError(`a path is a text like "address.city" or "lines[0].price", not ${describeValue(path)}`);
  }
  const segments: (string | number)[] = [];
  segment.lastIndex = 0;
  while (segment.lastIndex < path.length) {
    const match = segment.exec(path);
    // A bare name begins a path and nothing else; an index or a dotted name follows something.
    if (match === null || (match[1] === undefined) === (segments.length === 0)) break;
    const part = match[2] === undefined ? ((match[1] ?? match[3]) as string) : Number(match[2]);
    if (typeof part === "number" && !Number.isSafeInteger(part)) break;
    segments.push(part);
    if (segment.lastIndex === path.length) return segments as unknown as AttributePath;
  }
  throw new InvalidQueryError(`${quoteText(path)} is no path; write "address.city" or "lines[0].price"`);
}

/** Writes a path for people: `lines[0].price`; a name with dots or brackets is quoted. */
export function formatPath(path: readonly (string | number)[]): string {
  return path
    .map((part, index) => {
      if (typeof part === "number") return `[${part}]`;
      if (part === "" || /[.[\]]/.test(part)) return `[${JSON.stringify(part)}]`;
      return index === 0 ? part : `.${part}`;
    })
    .join("");
}

/**
 * The definition of the attribute at a path, or `undefined` where the model has none. Where several members of a union have it, with
 * definitions of their own, it is a union of these.
 */
export function definitionAt(
  attributes: Readonly<Record<string, { readonly definition: AttributeDefinition }>>,
  [name, ...rest]: AttributePath,
): AttributeDefinition | undefined {
  const attribute = Object.hasOwn(attributes, name) ? attributes[name]?.definition : undefined;
  let definitions: readonly AttributeDefinition[] = attribute === undefined ? [] : [attribute];
  for (const part of rest) definitions = definitions.flatMap((definition) => partsOf(definition, part));
  const members = [...new Set(definitions)];
  return members.length > 1 ? { type: "union", members, ...unmodified } : members[0];
}
