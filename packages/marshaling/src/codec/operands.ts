import {
  type AttributeDefinition,
  type AttributePath,
  type AttributeValue,
  formatPath,
  InvalidQueryError,
  storedType,
} from "@dynamorm/core";
import { invalidItem, type Subject } from "../value-errors.ts";
import type { CompileAttribute, Encode } from "./attribute-codec.ts";
import type { Codec } from "./codec.ts";
import { locate } from "./locate.ts";

/** Writes operands of expressions, which are values at a path of the model. */
export type Operands = Pick<Codec<unknown>, "marshalValue" | "marshalElement">;

/** How many paths keep their encoders. Indices of lists make any number of paths. */
const mostPaths = 1000;

/** Compiles the encoder of a path when it is first used, and keeps it. */
export function compileOperands(
  attributes: Readonly<Record<string, AttributeDefinition>>,
  compileAny: CompileAttribute,
  subject: Subject,
): Operands {
  const valueEncoder = cachedByPath((path) => compileAny(locate(path, attributes, subject)).encode);
  const elementEncoder = cachedByPath(
    (path) => compileAny(elementOf(locate(path, attributes, subject), path, subject)).encode,
  );
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
  };
}

function cachedByPath(compile: (path: AttributePath) => Encode): (path: AttributePath) => Encode {
  const encoders = new Map<string, Encode>();
  return (path) => {
    const key = keyOf(path);
    const known = encoders.get(key);
    if (known !== undefined) return known;
    const encode = compile(path);
    if (encoders.size >= mostPaths) encoders.clear();
    encoders.set(key, encode);
    return encode;
  };
}

/** Another key for each path: `formatPath` quotes names that look like paths, and never begins with a dot. */
function keyOf(path: AttributePath): string {
  if (!Array.isArray(path)) return "";
  return path.length === 1 ? `.${path[0]}` : formatPath(path);
}

/** What `contains` looks for: an element of a list, a member of a set, or a part of a text, be it an enum's or a date's. */
function elementOf(
  definition: AttributeDefinition,
  path: AttributePath,
  { name, table }: Subject,
): AttributeDefinition {
  if (definition.type === "list" || definition.type === "set") return definition.element;
  if (storedType(definition) === "S") return { type: "string", optional: false, readonly: false };
  throw new InvalidQueryError(
    `${name === undefined ? "" : `Model "${name}": `}"${formatPath(path)}" is a ${definition.type}, which contains nothing; lists, sets and texts do`,
    { model: name, table, attribute: path[0] },
  );
}
