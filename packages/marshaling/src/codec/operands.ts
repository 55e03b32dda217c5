import {
  type AttributeDefinition,
  type AttributePath,
  type AttributeValue,
  formatPath,
  InvalidQueryError,
  storedType,
} from "@dynamorm/core";
import { invalidItem, type Subject } from "../value-errors.ts";
import type { AnyAttributeCodec, Encode } from "./attribute-codec.ts";
import { locate } from "./locate.ts";

/** Writes operands of expressions, which are values at a path of the model. */
export interface Operands {
  marshalValue(path: AttributePath, value: unknown): AttributeValue;
  marshalElement(path: AttributePath, value: unknown): AttributeValue;
}

/** How many paths keep their encoders. Indices of lists make any number of them. */
const mostPaths = 1000;

/** Compiles the encoder of a path when it is first used, and keeps it. */
export function compileOperands(
  attributes: Readonly<Record<string, AttributeDefinition>>,
  any: AnyAttributeCodec,
  subject: Subject,
): Operands {
  const values = new Map<string, Encode>();
  const elements = new Map<string, Encode>();
  const encodeAt = (
    encoders: Map<string, Encode>,
    path: AttributePath,
    value: unknown,
    compile: (definition: AttributeDefinition) => Encode,
  ): AttributeValue => {
    const key = cacheKey(path);
    let encode = encoders.get(key);
    if (encode === undefined) {
      encode = compile(locate(path, attributes, subject));
      if (encoders.size >= mostPaths) encoders.clear();
      encoders.set(key, encode);
    }
    try {
      return encode(value);
    } catch (thrown) {
      throw invalidItem(thrown, subject, path);
    }
  };
  return {
    marshalValue: (path, value) => encodeAt(values, path, value, any.encoder),
    marshalElement: (path, value) =>
      encodeAt(elements, path, value, (definition) => any.encoder(elementOf(definition, path, subject))),
  };
}

/** Two different paths never have the same: `formatPath` quotes names that look like paths. */
function cacheKey(path: AttributePath): string {
  return Array.isArray(path) ? formatPath(path) : "";
}

/** What `contains` looks for: an element of a list, a member of a set, a part of a text, also where only some texts or dates may stand. */
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
