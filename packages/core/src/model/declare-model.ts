import type { AttributeMap } from "../attributes/attribute.ts";
import { InvalidModelError } from "../errors/invalid-model-error.ts";
import { buildModel } from "./build-model.ts";
import type { ModelDefinition } from "./define-model.ts";
import type {
  IndexDefinition,
  IndexKeyAttributeName,
  IndexKeyPartName,
  KeyAttributeName,
  KeyDefinition,
  KeyPartName,
} from "./key-definition.ts";
import type { IndexMap, Model } from "./model.ts";
import { typeTagOf } from "./type-tag.ts";

/** What {@link declareModel} takes: what `defineModel` does, but for `naming`. */
export type ModelDeclaration<
  Name extends string,
  Attributes extends AttributeMap,
  Key extends KeyDefinition,
  Indexes extends IndexMap,
> = ModelDefinition<Name, Attributes, Key, Indexes> & { readonly naming?: never };

/**
 * The model that `defineModel` makes, of a definition that only the compiler has looked at: for functions whose size and start count.
 * What the compiler cannot see, e.g. two attributes with one name in the table, is for {@link checkDeclaredModel}, in a test.
 *
 * @example
 * export const User = declareModel({ name: "User", table: "users", attributes: { id: attr.string() }, key: { partitionKey: "id" } });
 * // in a test
 * checkDeclaredModel(User);
 *
 * @throws InvalidModelError for a `naming`: each attribute says by `storedAs()` what it is called in the table, where that is not its name.
 */
export function declareModel<
  const Name extends string,
  Attributes extends AttributeMap,
  const Key extends KeyDefinition<KeyAttributeName<NoInfer<Attributes>>, KeyPartName<NoInfer<Attributes>>>,
  const Indexes extends Readonly<
    Record<
      string,
      IndexDefinition<
        IndexKeyAttributeName<NoInfer<Attributes>>,
        IndexKeyPartName<NoInfer<Attributes>>,
        keyof NoInfer<Attributes> & string
      >
    >
  > = {},
>(definition: ModelDeclaration<Name, Attributes, Key, Indexes>): Model<Name, Attributes, Key, Indexes> {
  const { name, table, attributes, naming, typeTag, key } = definition;
  if (naming !== undefined) {
    const message = `Model "${name}": declareModel takes no naming; use storedAs(), or defineModel`;
    throw new InvalidModelError(message, { model: name, table });
  }
  const model = buildModel(definition, attributes, typeTagOf(name, typeTag, key));
  return model as unknown as Model<Name, Attributes, Key, Indexes>;
}
