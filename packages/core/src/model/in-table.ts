import { InvalidModelError } from "../errors/invalid-model-error.ts";
import { checkTableName } from "./check-table-name.ts";
import type { AnyModel } from "./model.ts";

/** The same models in other tables, kept so that what is compiled from a model is compiled once. */
const copies = new WeakMap<object, Map<string, AnyModel>>();

/**
 * The same model with its items in another table: what a connection with a prefix works with. The same table gives the same model.
 *
 * @throws InvalidModelError for what is no name of a table.
 */
export function inTable<M extends AnyModel>(model: M, table: string): M {
  if (table === model.table) return model;
  checkTableName(table, (message) => {
    throw new InvalidModelError(`Model "${model.name}": ${message}`, { model: model.name });
  });
  let byTable = copies.get(model);
  if (byTable === undefined) copies.set(model, (byTable = new Map()));
  let copy = byTable.get(table);
  if (copy === undefined) byTable.set(table, (copy = Object.freeze({ ...(model as AnyModel), table })));
  return copy as M;
}
