import {
  type AnyModel,
  type AttributeDefinition,
  describeValue,
  type Executor,
  InvalidModelError,
  InvalidOptionError,
  isRecord,
} from "@dynamorm/core";
import type { CursorSealing, CursorSealingOptions } from "@dynamorm/cursor";
import { codecOf, type ModelCodec } from "@dynamorm/update-builder";
import type { FullScanPolicy } from "./plan/full-scans.ts";
import { sealingOf } from "./sealing-of.ts";

/** What the reads and writes of one model work with. */
export interface ModelContext {
  readonly model: AnyModel;
  readonly codec: ModelCodec;
  /** The model's attributes as plain data, by name. */
  readonly definitions: Readonly<Record<string, AttributeDefinition>>;
  readonly execute: Executor;
  /** The clock that `createdAt` and `updatedAt` are taken from. */
  readonly now: () => Date;
  /** What is done about queries that read a whole table or index. */
  readonly fullScans: FullScanPolicy;
  /** What cursors are sealed with; they are plain where it is absent. */
  readonly sealing?: CursorSealing | undefined;
  /** What sealed cursors belong to, where that is more than the model: the models of a collection. */
  readonly cursorOwner?: string;
}

/** What can be set for the reads and writes of a model. */
export interface ModelContextOptions {
  readonly now?: (() => Date) | undefined;
  readonly fullScans?: FullScanPolicy | undefined;
  readonly cursors?: CursorSealingOptions | undefined;
}

/**
 * Puts together what the reads and writes of a model work with.
 *
 * @throws InvalidModelError for what is no model, InvalidOptionError for what is no executor.
 */
export function modelContext(
  model: AnyModel,
  executor: Executor,
  { now, fullScans = "warn", cursors }: ModelContextOptions = {},
): ModelContext {
  return { ...itemContext(model, executor, now), fullScans, sealing: sealingOf(cursors) };
}

/** The same for reads and writes of single items, which have no cursors. */
export function itemContext(model: AnyModel, executor: Executor, now: () => Date = () => new Date()): ModelContext {
  checkModelAndExecutor(model, executor);
  const definitions = Object.fromEntries(
    Object.entries(model.attributes).map(([name, { definition }]) => [name, definition]),
  );
  return { model, codec: codecOf(model), definitions, execute: answering(executor), now, fullScans: "warn" };
}

/** Refuses what is no model, and what is no executor: only callers without types can give them. */
export function checkModelAndExecutor(model: AnyModel, executor: Executor): void {
  if (!isRecord(model) || !isRecord(model.key) || !isRecord(model.roles)) {
    throw new InvalidModelError(`this takes a model made by defineModel(), not ${describeValue(model)}`);
  }
  if (typeof executor === "function") return;
  const message = `Model "${model.name}": the executor is a function, not ${describeValue(executor)}`;
  throw new InvalidOptionError(message, { model: model.name, table: model.table });
}

/** An executor that gives an answer, or throws: middleware that forgets to return one is told so. */
export function answering(executor: Executor): Executor {
  return async (request, options) => {
    const output = await executor(request, options);
    if (isRecord(output)) return output;
    const given = describeValue(output);
    throw new InvalidOptionError(
      `the executor, or a middleware, gave ${given} for ${request.operation}: a middleware returns what next() gives`,
      { operation: request.operation, model: request.model },
    );
  };
}
