import {
  type AnyModel,
  checkOptions,
  InvalidModelError,
  describeValue,
  isRecord,
  type ItemKey,
  type OptionChecks,
  takes,
} from "@dynamorm/core";
import { codecOf } from "../model/model-codec.ts";
import { UpdateBuilder } from "../update-builder.ts";

/** What can be set for a builder that is used alone. */
export interface UpdateBuilderOptions {
  /** The clock that `updatedAt` is taken from; the machine's, where nothing is said. */
  readonly now?: (() => Date) | undefined;
}

/**
 * An update of one item, for use with the raw SDK: {@link UpdateBuilder.toRequest} gives what it sends.
 *
 * @example
 * const { input } = updateBuilder(User, { id: "1" }).increment("age").appendToList("notes", ["hello"]).toRequest();
 * await client.send(new UpdateItemCommand(input));
 *
 * @throws InvalidModelError for what is no model, InvalidItemError for what is no key of it.
 */
export function updateBuilder<M extends AnyModel>(
  model: M,
  key: ItemKey<M>,
  options: UpdateBuilderOptions = {},
): UpdateBuilder<M> {
  checkModel(model);
  checkOptions("updateBuilder()", { model: model.name, table: model.table }, options, optionChecks);
  codecOf(model).marshalKey(key);
  const { now = () => new Date() } = options;
  return new UpdateBuilder(model, { key: Object.freeze({ ...key }), now });
}

const optionChecks: OptionChecks = {
  now: takes("a function that gives a Date", (value) => value === undefined || typeof value === "function"),
};

function checkModel(given: unknown): void {
  if (isRecord(given) && isRecord(given["key"]) && isRecord(given["roles"])) return;
  throw new InvalidModelError(`updateBuilder() takes a model made by defineModel(), not ${describeValue(given)}`);
}
