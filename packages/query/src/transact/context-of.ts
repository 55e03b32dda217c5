import type { AnyModel } from "@dynamorm/core";
import type { ModelContext } from "../context.ts";

/** Gives what the reads and writes of a model work with: the same for the same model. @throws InvalidModelError for what is no model. */
export type ContextOf = (model: AnyModel) => ModelContext;
