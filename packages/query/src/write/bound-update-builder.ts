import type { AnyModel, Item } from "@dynamorm/core";
import { UpdateBuilder } from "@dynamorm/update-builder";
import type { ModelContext } from "../context.ts";
import { runWrite } from "./run-write.ts";
import { rejectableOptionChecks } from "./write-options.ts";
import { updateBuilt } from "./writes.ts";
import type { WriteTarget } from "./write-target.ts";

/** A builder of an update that is sent by `execute`. */
export function boundUpdateBuilder<M extends AnyModel>(
  context: ModelContext,
  { key: given, conditions }: WriteTarget,
): UpdateBuilder<M, Item<M>> {
  context.codec.marshalKey(given); // a key that is none is told of at once
  const key = Object.freeze({ ...given });
  const { model, now } = context;
  return new UpdateBuilder<M, Item<M>>(model as M, {
    key,
    conditions,
    now,
    run: (description, options) =>
      runWrite(context, "updateBuilder", options, rejectableOptionChecks, (call) =>
        updateBuilt(context, key, description, conditions, call),
      ),
  });
}
