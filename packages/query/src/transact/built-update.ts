import { type AnyModel, describeValue, isRecord } from "@dynamorm/core";
import { invalidQuery, UpdateBuilder, type UpdateDescription } from "@dynamorm/update-builder";
import type { ModelContext } from "../context.ts";

/**
 * What a function makes of the builder of an item: plain data.
 *
 * @throws InvalidQueryError where it gives anything but that builder after some steps.
 */
export function builtUpdate(
  { model, now }: ModelContext,
  key: Readonly<Record<string, unknown>>,
  build: (update: UpdateBuilder<AnyModel>) => unknown,
): UpdateDescription {
  const built = build(new UpdateBuilder(model, { key, now }));
  if (!isBuilder(built)) {
    const given = built instanceof Promise ? "a Promise: it cannot be async" : describeValue(built);
    throw invalidQuery(
      model,
      `the function of update() gives the builder after its steps, (u) => u.set(…).add(…), not ${given}`,
    );
  }
  if (built.model !== model) {
    throw invalidQuery(
      model,
      `the function of update() gave the builder of another item, of model "${built.model.name}", not the one that it was given`,
    );
  }
  if (built.description.returnValues !== undefined) {
    throw invalidQuery(model, "returnValues() means nothing in a transaction, which gives no items back; leave it out");
  }
  return built.description;
}

/** By its shape: two copies of the package have two classes. */
function isBuilder(value: unknown): value is UpdateBuilder<AnyModel> {
  return isRecord(value) && isRecord(value["description"]) && isRecord(value["model"]);
}
