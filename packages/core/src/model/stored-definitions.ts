import { unmodified } from "../attributes/attribute.ts";
import type { AttributeDefinition } from "../attributes/definition.ts";
import type { AnyModel } from "./model.ts";

const text: AttributeDefinition = Object.freeze({ type: "string", ...unmodified });

/** Everything that the table holds of a model's items, by its name in code: its attributes, the computed keys and the type tag. */
export function storedDefinitions({
  attributes,
  computed,
  typeTag,
}: Pick<AnyModel, "attributes" | "computed" | "typeTag">): Readonly<Record<string, AttributeDefinition>> {
  return Object.fromEntries([
    ...Object.entries(attributes).map(([name, { definition }]): [string, AttributeDefinition] => [name, definition]),
    ...Object.keys(computed).map((name): [string, AttributeDefinition] => [name, text]),
    ...(typeTag === undefined ? [] : [[typeTag.attribute, text] as [string, AttributeDefinition]]),
  ]);
}
