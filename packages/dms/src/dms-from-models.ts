import {
  type AnyModel,
  type AttributeDefinition,
  describeValue,
  type IndexSchema,
  InvalidOptionError,
  isPlainObject,
  isRecord,
  type KeySchema,
  storedDefinitions,
  storedName,
} from "@dynamorm/core";
import { attributeToDms } from "./attribute-to-dms.ts";
import { checkDocument } from "./check-document.ts";
import { conventionOf } from "./conventions.ts";
import { defined } from "./defined.ts";
import type { DmsDocument, DmsIndex, DmsKey, DmsKeyType, DmsModel, DmsProjection } from "./document.ts";
import { type DmsLoss, type Lose, lossesOf } from "./loss.ts";
import { typeToDms } from "./type-to-dms.ts";

/** What {@link dmsFromModels} takes besides models. */
export interface DmsFromModelsOptions {
  /** What the models belong to, e.g. `"acme.payments"`. */
  readonly namespace?: string | undefined;
  /**
   * Is told of everything that the models say and the document cannot: defaults, validators, what a map is made of, … Without it,
   * the first of these is an error.
   */
  readonly onLoss?: ((loss: DmsLoss) => void) | undefined;
}

/**
 * The document that describes some models. A model that came from a document is described in that document's words.
 *
 * @example
 * await writeFile("models.yml", formatDms(dmsFromModels([User, Order], { namespace: "acme.shop" })));
 *
 * @throws InvalidModelError naming the model and the attribute, for what a document cannot say, unless there is `onLoss`; and always
 * for an attribute that is not of one DynamoDB type.
 */
export function dmsFromModels(models: readonly AnyModel[], options: DmsFromModelsOptions = {}): DmsDocument {
  checkArguments(models, options);
  const { namespace, onLoss } = options;
  const value = {
    dms_version: "0.1",
    namespace,
    models: models.map((model) => modelToDms(model, lossesOf(model.name, onLoss))),
  };
  return checkDocument({ value, path: "", lineOf: () => undefined });
}

function refuse(problem: string): never {
  throw new InvalidOptionError(`dmsFromModels(): ${problem}`);
}

function checkArguments(models: unknown, options: unknown): void {
  if (!Array.isArray(models)) refuse(`it takes a list of models, not ${describeValue(models)}`);
  const wrong = (models as readonly unknown[]).findIndex((model) => !isRecord(model) || !isRecord(model["attributes"]));
  if (wrong !== -1) refuse(`element ${wrong} of its list is no model: make one with defineModel()`);
  if (!isPlainObject(options)) return refuse(`its options are a plain object, not ${describeValue(options)}`);
  const unknown = Object.keys(options).find((name) => name !== "namespace" && name !== "onLoss");
  if (unknown !== undefined) refuse(`there is no option "${unknown}"; it takes namespace and onLoss`);
  const { namespace, onLoss } = options;
  if (namespace !== undefined && typeof namespace !== "string") {
    refuse(`the option "namespace" takes a text, not ${describeValue(namespace)}`);
  }
  if (onLoss !== undefined && typeof onLoss !== "function") {
    refuse(`the option "onLoss" takes a function, not ${describeValue(onLoss)}`);
  }
}

function modelToDms(model: AnyModel, lose: Lose): DmsModel {
  const table = { name: model.table };
  // A connection may have put the model into another table.
  if ("dms" in model && isRecord(model.dms)) return { ...(model.dms as unknown as DmsModel), table };
  tellLostParts(model, lose);
  const { key, indexes } = model;
  const definitions = storedDefinitions(model);
  const attributes = Object.entries(definitions).map((entry) => {
    const [name] = entry;
    const keyRole = name === key.partitionKey ? "pk" : name === key.sortKey ? "sk" : undefined;
    return attributeToDms(indexKey(model, entry), keyRole, model.name, lose);
  });
  const convention = conventionOf(attributes.map(({ attribute }) => attribute));
  const all = Object.values(indexes);
  return defined({
    name: model.name,
    table,
    naming: convention && { convention },
    keys: keysToDms(key, definitions, model.name),
    attributes,
    indexes: all.length === 0 ? undefined : all.map((index) => indexToDms(index, definitions, model.name)),
  });
}

/** A computed key of an index is missing from items that lack a part of it. */
function indexKey(
  { computed, key }: AnyModel,
  [name, definition]: readonly [string, AttributeDefinition],
): readonly [string, AttributeDefinition] {
  const isSparse = Object.hasOwn(computed, name) && name !== key.partitionKey && name !== key.sortKey;
  return [name, isSparse ? { ...definition, optional: true } : definition];
}

function tellLostParts({ computed, typeTag, validate }: AnyModel, lose: Lose): void {
  for (const { attribute, template } of Object.values(computed)) {
    lose(`that the key "${attribute}" is computed, as ${JSON.stringify(template)}`);
  }
  if (typeTag !== undefined) lose(`that "${typeTag.attribute}" holds the name of the model`);
  if (validate !== undefined) lose("how a whole item is validated");
}

type Definitions = Readonly<Record<string, AttributeDefinition>>;

function keysToDms({ partitionKey, sortKey }: KeySchema, definitions: Definitions, model: string): DmsModel["keys"] {
  const key = (name: string): DmsKey => {
    const definition = definitions[name] as AttributeDefinition;
    return { attribute: storedName(name, definition), type: typeToDms(definition, model, name).type as DmsKeyType };
  };
  return { partition: key(partitionKey), ...(sortKey !== undefined && { sort: key(sortKey) }) };
}

function indexToDms(index: IndexSchema, definitions: Definitions, model: string): DmsIndex {
  const { name, type, projection } = index;
  return {
    name,
    type: type === "global" ? "GSI" : "LSI",
    ...keysToDms(index, definitions, model),
    projection: projectionToDms(projection, definitions),
  };
}

function projectionToDms(projection: IndexSchema["projection"], definitions: Definitions): DmsProjection {
  if (projection === "all") return { type: "ALL" };
  if (projection === "keys") return { type: "KEYS_ONLY" };
  return {
    type: "INCLUDE",
    fields: projection.map((name) => storedName(name, definitions[name] as AttributeDefinition)),
  };
}
