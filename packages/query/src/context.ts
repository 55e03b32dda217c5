import type { AnyModel, Executor } from "@dynamorm/core";
import { codecOf, type ModelCodec } from "./model-codec.ts";

/** What the reads and writes of one model work with. */
export interface ModelContext {
  readonly model: AnyModel;
  readonly codec: ModelCodec;
  readonly execute: Executor;
  /** The clock that `createdAt` and `updatedAt` are taken from. */
  readonly now: () => Date;
}

/** Puts together what the reads and writes of a model work with. */
export function modelContext(model: AnyModel, execute: Executor, now: () => Date = () => new Date()): ModelContext {
  return { model, codec: codecOf(model), execute, now };
}
