import { checkedModel } from "./define-model.ts";
import type { IndexDefinition, KeyDefinition, KeyPart } from "./key-definition.ts";
import type { AnyModel, KeySchema } from "./model.ts";

/**
 * Looks at a model that `declareModel` made, as `defineModel` looks at a definition. To be called in a test.
 *
 * @throws InvalidModelError as `defineModel` does.
 */
export function checkDeclaredModel(model: AnyModel): void {
  const { name, table, attributes, key, indexes, typeTag, validate } = model;
  const partOf = (attribute: string): KeyPart =>
    Object.hasOwn(model.computed, attribute) ? (model.computed[attribute] ?? attribute) : attribute;
  const keyOf = ({ partitionKey, sortKey }: KeySchema): KeyDefinition => ({
    partitionKey: partOf(partitionKey),
    ...(sortKey !== undefined && { sortKey: partOf(sortKey) }),
  });
  const definitions = Object.values(indexes).map(({ name: index, type, projection, ...parts }) => {
    const { partitionKey, ...sort } = keyOf(parts);
    const definition = type === "local" ? { type, projection, ...sort } : { type, projection, partitionKey, ...sort };
    return [index, definition as IndexDefinition] as const;
  });
  checkedModel({
    name,
    table,
    attributes,
    key: keyOf(key),
    indexes: Object.fromEntries(definitions),
    typeTag: typeTag ?? false,
    validate,
  });
}
