import {
  type AnyModel,
  describeValue,
  type Executor,
  InvalidModelError,
  InvalidOptionError,
  isRecord,
} from "@dynamorm/core";
import { codecOf, type ModelCodec } from "./model-codec.ts";

/** What the reads and writes of one model work with. */
export interface ModelContext {
  readonly model: AnyModel;
  readonly codec: ModelCodec;
  readonly execute: Executor;
  /** The clock that `createdAt` and `updatedAt` are taken from. */
  readonly now: () => Date;
}

/**
 * Puts together what the reads and writes of a model work with.
 *
 * @throws InvalidModelError for what is no model, InvalidOptionError for what is no executor or clock.
 */
export function modelContext(model: AnyModel, execute: Executor, now: () => Date = () => new Date()): ModelContext {
  if (!isRecord(model) || !isRecord(model.key) || !isRecord(model.roles)) {
    throw new InvalidModelError(`this takes a model made by defineModel(), not ${describeValue(model)}`);
  }
  for (const [name, value] of Object.entries({ executor: execute, now })) {
    if (typeof value === "function") continue;
    throw new InvalidOptionError(`Model "${model.name}": "${name}" is a function, not ${describeValue(value)}`, {
      model: model.name,
    });
  }
  return { model, codec: codecOf(model), execute, now };
}
