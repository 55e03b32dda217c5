import {
  type AttributeDefinition,
  type AttributePath,
  type AttributeValue,
  formatPath,
  InvalidQueryError,
  storedPath,
  storedType,
} from "@dynamorm/core";
import { string } from "@dynamorm/core/attr";
import { invalidItem, type Subject } from "../value-errors.ts";
import type { CompileAttribute, Encode } from "./attribute-codec.ts";
import type { Codec } from "./codec.ts";
import { encodeAlike } from "./encode-alike.ts";
import { checkPath, locate } from "./locate.ts";

/** Writes operands of expressions, which are values at a path of the model. */
export type Operands = Pick<Codec<unknown>, "marshalValue" | "marshalElement" | "storedPath">;

/** How many paths keep their encoders. Indices of lists make any number of paths. */
const mostPaths = 1000;

/** Compiles the encoder of a path when it is first used, and keeps it. */
export function compileOperands(
  attributes: Readonly<Record<string, AttributeDefinition>>,
  compileAny: CompileAttribute,
  subject: Subject,
): Operands {
  const encoderOf = (definitions: readonly AttributeDefinition[], { length: level }: AttributePath): Encode =>
    encodeAlike(definitions.map((definition) => compileAny(definition, level)));
  const valueEncoder = cachedByPath((path) => encoderOf(locate(path, attributes, subject), path));
  const elementEncoder = cachedByPath((path) => {
    const definitions = locate(path, attributes, subject);
    const elements = definitions.flatMap(elementsOf);
    if (elements.length === 0) throw containsNothing(definitions, path, subject);
    return encoderOf(elements, path);
  });
  const named = Object.fromEntries(Object.entries(attributes).map(([name, definition]) => [name, { definition }]));
  const encodeAt = (path: AttributePath, encode: Encode, value: unknown): AttributeValue => {
    try {
      return encode(value);
    } catch (thrown) {
      throw invalidItem(thrown, subject, path);
    }
  };
  return {
    marshalValue: (path, value) => encodeAt(path, valueEncoder(path), value),
    marshalElement: (path, value) => encodeAt(path, elementEncoder(path), value),
    storedPath: cachedByPath((path) => {
      checkPath(path);
      // Whoever has it shares it with all who ask later.
      return Object.freeze(storedPath(named, path));
    }),
  };
}

function cachedByPath<Result>(compile: (path: AttributePath) => Result): (path: AttributePath) => Result {
  const results = new Map<string, Result>();
  return (path) => {
    const key = keyOf(path);
    const known = results.get(key);
    if (known !== undefined) return known;
    const result = compile(path);
    if (results.size >= mostPaths) results.clear();
    results.set(key, result);
    return result;
  };
}

/** Another key for each path: `formatPath` quotes names that look like paths, and never begins with a dot. */
function keyOf(path: AttributePath): string {
  if (!Array.isArray(path)) return "";
  return path.length === 1 ? `.${path[0]}` : formatPath(path);
}

/** What `contains` looks for: an element of a list, a member of a set, or a part of a text, be it an enum's or a date's. */
function elementsOf(definition: AttributeDefinition): readonly AttributeDefinition[] {
  switch (definition.type) {
    case "list":
    case "set":
      return [definition.element];
    case "union":
      return definition.members.flatMap(elementsOf);
    case "custom":
      return elementsOf(definition.stored);
    case "unknown":
      return [definition];
    default:
      return storedType(definition) === "S" ? [string().definition] : [];
  }
}

function containsNothing(
  [definition]: readonly AttributeDefinition[],
  path: AttributePath,
  { name, table }: Subject,
): InvalidQueryError {
  return new InvalidQueryError(
    `${name === undefined ? "" : `Model "${name}": `}"${formatPath(path)}" is a ${definition?.type}, which contains nothing; lists, sets and texts do`,
    { model: name, table, attribute: path[0] },
  );
}
