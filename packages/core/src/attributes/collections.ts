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
import type { InputOf, OutputOf } from "./item-shape.ts";

/** What a set can hold. */
export type SetElement = string | number;

/** A list whose elements are all of one kind, stored as `L`. */
export function list<Element extends ElementAttribute>(
  element: Element,
): Attribute<Element["~output"][], readonly Element["~input"][]> {
  return new Attribute({ type: "list", element: elementDefinition("list", element), ...unmodified });
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

/** A `Set` of texts or numbers, stored as `SS` or `NS`. DynamoDB has no empty sets: an empty one is refused when it is written. */
export function set<Element extends ElementAttribute & { readonly "~output": SetElement }>(
  element: Element,
): Attribute<Set<Element["~output"]>, ReadonlySet<Element["~output"]>> {
  return new Attribute({ type: "set", element: setElementDefinition(element), ...unmodified });
}

function elementDefinition(container: "list" | "set", element: AnyAttribute): AttributeDefinition {
  const { definition } = attributeOrThrow(
    element,
    `attr.${container}() takes the attribute of its elements, e.g. attr.${container}(attr.string())`,
  );
  if (definition.optional || definition.default || definition.role || definition.readonly) {
    throw new InvalidModelError(
      `the elements of a ${container} cannot be optional, readonly, have a default or a role; put the modifier on the ${container} itself`,
    );
  }
  return definition;
}

function setElementDefinition(element: AnyAttribute): SetDefinition["element"] {
  const definition = elementDefinition("set", element);
  if (definition.type === "string" || definition.type === "number" || definition.type === "enum") return definition;
  throw new InvalidModelError(
    `a DynamoDB set holds texts or numbers, not ${definition.type}; use attr.list() for a list of them`,
  );
}

function nestedDefinitions(attributes: AttributeMap): Readonly<Record<string, AttributeDefinition>> {
  const mend = "attr.map() takes an object of attributes, e.g. attr.map({ city: attr.string() })";
  if (!isRecord(attributes)) throw new InvalidModelError(mend);
  const definitions = Object.entries(attributes).map(([name, attribute]): [string, AttributeDefinition] => {
    const { definition } = attributeOrThrow(attribute, `${mend}; "${name}" is not one`, name);
    const fault = attributeNameFault(name);
    if (fault !== undefined) throw new InvalidModelError(`attr.map(): ${fault}`, { attribute: name });
    if (definition.role || definition.readonly) {
      throw new InvalidModelError(
        `"${name}" is nested in a map and has ${definition.role ? `the role ${definition.role}` : "readonly()"}; only attributes of the model itself can have it`,
        { attribute: name },
      );
    }
    return [name, definition];
  });
  // A null prototype: "__proto__" is an attribute name like any other.
  return Object.freeze(
    Object.assign(Object.create(null) as Record<string, AttributeDefinition>, Object.fromEntries(definitions)),
  );
}

/** Refuses what is not an attribute, which only callers without types can give. */
export function attributeOrThrow(value: unknown, mend: string, attribute?: string): AnyAttribute {
  const definition = (value as AnyAttribute | undefined)?.definition;
  if (typeof definition?.type === "string") return value as AnyAttribute;
  throw new InvalidModelError(mend, attribute === undefined ? {} : { attribute });
}
