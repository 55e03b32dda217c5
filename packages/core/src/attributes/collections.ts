import { InvalidModelError } from "../errors/invalid-model-error.ts";
import { isRecord } from "../is-record.ts";
import {
  type AnyAttribute,
  Attribute,
  type AttributeMap,
  type ElementAttribute,
  type NestedAttributeMap,
  unmodified,
} from "./attribute.ts";
import { attributeNameFault } from "./attribute-name-fault.ts";
import type { AttributeDefinition, SetDefinition } from "./definition.ts";
import { attributeOrThrow, elementDefinition } from "./element-definition.ts";
import type { InputOf, OutputOf } from "./item-shape.ts";
import { storedNameClash } from "./stored-name.ts";

/** What a set can hold. */
export type SetElement = string | number | bigint | Uint8Array;

/** A list whose elements are all of one kind, stored as `L`. */
export function list<Element extends ElementAttribute>(
  element: Element,
): Attribute<Element["~output"][], readonly Element["~input"][]> {
  return new Attribute({ type: "list", element: elementDefinition("attr.list()", element), ...unmodified });
}

/**
 * A nested object with the given attributes, stored as `M`.
 *
 * @example
 * address: attr.map({ city: attr.string(), zip: attr.string().optional() })   // { city: string; zip?: string }
 */
export function map<Attributes extends NestedAttributeMap>(
  attributes: Attributes,
): Attribute<OutputOf<Attributes>, InputOf<Attributes>> {
  return new Attribute({ type: "map", attributes: nestedDefinitions(attributes), ...unmodified });
}

/**
 * An object of any names, whose values are all of one kind, stored as `M`.
 *
 * @example
 * scores: attr.record(attr.number())   // Record<string, number>
 */
export function record<Element extends ElementAttribute>(
  element: Element,
): Attribute<Record<string, Element["~output"]>, Readonly<Record<string, Element["~input"]>>> {
  return new Attribute({ type: "record", element: elementDefinition("attr.record()", element), ...unmodified });
}

/**
 * A `Set` of texts, numbers, bigints or bytes, stored as `SS`, `NS` or `BS`. DynamoDB has no empty sets: an empty one is refused when
 * it is written, unless `omitEmpty()` leaves it out. Two members of equal bytes are refused: for DynamoDB they are one.
 */
export function set<Element extends ElementAttribute & { readonly "~flags": never; readonly "~output": SetElement }>(
  element: Element,
): Attribute<Set<Element["~output"]>, ReadonlySet<Element["~output"]>> {
  return new Attribute({ type: "set", element: setElementDefinition(element), ...unmodified });
}

function setElementDefinition(element: AnyAttribute): SetDefinition["element"] {
  const definition = elementDefinition("attr.set()", element);
  if (definition.nullable) throw new InvalidModelError("attr.set(): DynamoDB has no null in a set");
  switch (definition.type) {
    case "string":
    case "number":
    case "bigint":
    case "enum":
    case "binary":
      return definition;
    default:
      throw new InvalidModelError(
        `a DynamoDB set holds texts, numbers or bytes, not ${definition.type}; use attr.list() for a list of them`,
      );
  }
}

function nestedDefinitions(attributes: AttributeMap): Readonly<Record<string, AttributeDefinition>> {
  const mend = "attr.map() takes an object of attributes, e.g. attr.map({ city: attr.string() })";
  if (!isRecord(attributes)) throw new InvalidModelError(mend);
  const definitions = Object.entries(attributes).map(([name, attribute]): [string, AttributeDefinition] => {
    const { definition } = attributeOrThrow(attribute, `${mend}; "${name}" is not one`, name);
    const fault = attributeNameFault(name);
    if (fault !== undefined) throw new InvalidModelError(`attr.map(): ${fault}`, { attribute: name });
    const { role, readonly, unique } = definition;
    if (role || readonly || unique) {
      const has = role ? `the role ${role}` : readonly ? "readonly()" : "unique()";
      throw new InvalidModelError(
        `"${name}" is nested in a map and has ${has}; only attributes of the model itself can have it`,
        { attribute: name },
      );
    }
    return [name, definition];
  });
  const clash = storedNameClash(definitions);
  if (clash !== undefined) throw new InvalidModelError(`attr.map(): ${clash}`);
  // A null prototype: "__proto__" is an attribute name like any other.
  return Object.freeze(
    Object.assign(Object.create(null) as Record<string, AttributeDefinition>, Object.fromEntries(definitions)),
  );
}
