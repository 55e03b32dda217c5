import { type AnyModel, describeValue, type IndexName, InvalidOptionError, isRecord } from "@dynamorm/core";
import { joinBlueprints } from "./join-blueprints.ts";
import { modelBlueprint } from "./model-blueprint.ts";
import { refuseContradictions } from "./refuse-contradictions.ts";
import type { TableBlueprint } from "./table-blueprint.ts";

/** What a table is for: a model, or all the models that share it. */
export type TableModels<M extends AnyModel = AnyModel> = M | readonly M[];

/** Names of the indexes of a model or, out of a union, of all its models. */
export type TableIndexName<M extends AnyModel> = M extends AnyModel ? IndexName<M> : never;

/**
 * The table that a model needs, or that all the models of a list need together.
 *
 * @throws InvalidOptionError for what is no model and no list of models; InvalidModelError for models that contradict each other.
 */
export function tableOfModels(given: TableModels): TableBlueprint {
  const models = new Set(modelsOrThrow(given));
  const tables = [...models].map((model) => ({ model, blueprint: modelBlueprint(model) }));
  for (const [index, one] of tables.entries()) {
    for (const other of tables.slice(index + 1)) refuseContradictions(one, other);
  }
  return tables.map(({ blueprint }) => blueprint).reduce(joinBlueprints);
}

function modelsOrThrow(given: unknown): readonly AnyModel[] {
  if (Array.isArray(given) && given.length === 0) {
    throw new InvalidOptionError(
      "a table is made from a model, or from those that share it; the list of models is empty",
    );
  }
  const models: readonly unknown[] = Array.isArray(given) ? given : [given];
  const wrong = models.findIndex((model) => !isModel(model));
  if (wrong === -1) return models as readonly AnyModel[];
  throw new InvalidOptionError(
    `a table is made from a model, as defineModel gives it, not from ${describeValue(models[wrong])}`,
  );
}

function isModel(value: unknown): boolean {
  return isRecord(value) && typeof value["table"] === "string" && typeof value["attributes"] === "object";
}
