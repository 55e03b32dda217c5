import { type AnyModel, describeValue } from "@dynamorm/core";
import { invalidQuery, UpdateBuilder, type UpdateDescription } from "@dynamorm/update-builder";
import type { ModelContext } from "../context.ts";

/** Who asks for a builder, in messages. */
interface Asking {
  /** What the function is: `the function of update()`. */
  readonly of: string;
  /** Why `returnValues()` means nothing there. */
  readonly returns: string;
}

/**
 * What a function makes of the builder of an item: plain data.
 *
 * @throws InvalidQueryError where it gives anything but that builder after some steps.
 */
export function builtUpdate(
  { model, now }: ModelContext,
  key: Readonly<Record<string, unknown>>,
  build: (update: UpdateBuilder<AnyModel>) => unknown,
  { of, returns }: Asking,
): UpdateDescription {
  const target = { key, now };
  const built = build(new UpdateBuilder(model, target));
  if (!UpdateBuilder.isFor(target, built)) {
    const problem =
      built instanceof UpdateBuilder
        ? `${of} gave another builder, of model "${built.model.name}", than the one that it was given, whose key and conditions are not those of this update; take the steps with the one that is given, (u) => u.set(…)`
        : `${of} gives the builder after its steps, (u) => u.set(…).add(…), not ${given(built)}`;
    throw invalidQuery(model, problem, { key });
  }
  const { description } = built;
  if (description.returnValues === undefined) return description;
  throw invalidQuery(model, `returnValues() means nothing ${returns}; leave it out`, { key });
}

function given(built: unknown): string {
  return built instanceof Promise ? "a Promise: it cannot be async" : describeValue(built);
}
