import {
  type AnyAttribute,
  type AnyModel,
  type Attribute,
  defineModel,
  describeName,
  type IndexDefinition,
  InvalidModelError,
  type KeyDefinition,
  type Model,
} from "@dynamorm/core";
import { attributeFromDms } from "./attribute-from-dms.ts";
import { checkDocument } from "./check-document.ts";
import type { DmsIndex, DmsModel } from "./document.ts";
import { InvalidDmsError } from "./invalid-dms-error.ts";
import { sourcePlace } from "./parse-dms.ts";

/**
 * A model that a document describes. The compiler does not know the document: items are objects of any names, of which every value
 * is `unknown`. All that the compiler cannot see is checked when it is used, before a request is sent.
 */
export interface ModelFromDms<Name extends string = string> extends Model<
  Name,
  Readonly<Record<string, Attribute<unknown>>>,
  KeyDefinition,
  Readonly<Record<string, IndexDefinition>>
> {
  /** What the document says of the model, word for word: what `dmsFromModels` gives for it. */
  readonly dms: DmsModel;
}

/**
 * The models that a document describes, by name: all, or those that are named. Names of attributes are the document's, in code and in
 * the table.
 *
 * @example
 * const { User } = modelsFromDms(await readFile("models.yml", "utf8"), ["User"]);
 * const user = await db.model(User).get({ PK: "USER#1", SK: "PROFILE" });   // Record<string, unknown>
 *
 * @throws InvalidDmsError for whatever is wrong in the document first, for a model that DynamoDB or this library could not serve, and
 * for a name that no model has.
 */
export function modelsFromDms<const Name extends string = string>(
  source: string | object,
  names?: readonly Name[],
): { readonly [Each in Name]: ModelFromDms<Each> } {
  const place = sourcePlace(source);
  const { models } = checkDocument(place);
  const known = models.map(({ name }) => name);
  const missing = names?.find((name) => !known.includes(name));
  if (missing !== undefined) {
    throw new InvalidDmsError(`there is no model ${describeName(missing)}; there are ${known.join(", ")}`, {
      path: "models",
    });
  }
  const built = models.map((model, index): [string, ModelFromDms] => {
    try {
      return [model.name, modelFromDms(model)];
    } catch (cause) {
      if (!(cause instanceof InvalidModelError)) throw cause;
      const path = `models[${index}]`;
      throw new InvalidDmsError(
        cause.message,
        { path, line: place.lineOf(path) },
        { model: model.name, attribute: cause.attribute, cause },
      );
    }
  });
  const chosen = names === undefined ? built : built.filter(([name]) => names.some((one) => one === name));
  return Object.freeze(Object.fromEntries(chosen)) as { readonly [Each in Name]: ModelFromDms<Each> };
}

/** What there is to define is not known to the compiler: all of it is checked when the program runs. */
const defineUnseen = defineModel as unknown as (definition: {
  readonly name: string;
  readonly table: string;
  readonly attributes: Readonly<Record<string, AnyAttribute>>;
  readonly key: KeyDefinition;
  readonly indexes: Readonly<Record<string, IndexDefinition>>;
}) => AnyModel;

function modelFromDms(dms: DmsModel): ModelFromDms {
  const { name, table, keys, attributes, indexes = [] } = dms;
  const tableKeys = new Set([keys.partition.attribute, keys.sort?.attribute]);
  const indexKeys = new Set(indexes.flatMap(({ partition, sort }) => [partition.attribute, sort?.attribute]));
  const model = defineUnseen({
    name,
    table: table.name,
    attributes: Object.fromEntries(
      attributes.map((attribute): [string, AnyAttribute] => [
        attribute.attribute,
        attributeFromDms(attribute, {
          ofTable: tableKeys.has(attribute.attribute),
          ofIndex: indexKeys.has(attribute.attribute),
        }),
      ]),
    ),
    key: keyOf(keys),
    indexes: Object.fromEntries(indexes.map((index) => [index.name, indexFromDms(index)])),
  });
  return Object.freeze({ ...model, dms }) as unknown as ModelFromDms;
}

function keyOf({ partition, sort }: DmsModel["keys"]): KeyDefinition {
  return { partitionKey: partition.attribute, ...(sort !== undefined && { sortKey: sort.attribute }) };
}

function indexFromDms(index: DmsIndex): IndexDefinition {
  const { type, projection = { type: "ALL" } } = index;
  const projected = { ALL: "all", KEYS_ONLY: "keys", INCLUDE: projection.fields ?? [] } as const;
  // A local index has the table's partition key: defineModel says what is wrong where the document names another.
  const definition = { ...keyOf(index), projection: projected[projection.type] };
  return type === "GSI" ? definition : ({ ...definition, type: "local" } as unknown as IndexDefinition);
}
