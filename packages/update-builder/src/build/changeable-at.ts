import {
  type AnyModel,
  type AttributeDefinition,
  type AttributePath,
  describeValue,
  formatPath,
  type InvalidQueryError,
  inWords,
  keyAttributes,
} from "@dynamorm/core";
import { invalidQuery } from "../model/invalid-query.ts";
import { definitionOf, modelPath } from "../model/model-path.ts";
import { nameModel } from "../model/name-model.ts";
import type { ChangeStep } from "./description.ts";

/** What a step changes. */
export interface Changeable {
  readonly model: AnyModel;
  readonly step: ChangeStep;
  readonly path: AttributePath;
  readonly definition: AttributeDefinition;
}

/**
 * Finds what a step changes.
 *
 * @throws InvalidQueryError for a path that the model lacks, and for what updates do not change: the key, what is readonly, and what the
 * library sets.
 */
export function changeableAt(model: AnyModel, step: ChangeStep, given: string): Changeable {
  refuseComputed(model, step, given);
  const path = nameModel(model, () => modelPath(model, given));
  const at: Changeable = { model, step, path, definition: definitionOf(model, path) };
  const reason = reasonToRefuse(model, path[0]);
  if (reason !== undefined) throw refusal(at, reason);
  return at;
}

/** An element of a list, by the index that was given. @throws InvalidQueryError for what is no index. */
export function elementOf(list: Changeable, index: unknown): Changeable {
  if (typeof index !== "number" || !Number.isSafeInteger(index) || index < 0) {
    throw refusal(list, `an element is named by its index, a whole number from 0, not by ${describeValue(index)}`);
  }
  const path: AttributePath = [...list.path, index];
  return { ...list, path, definition: definitionOf(list.model, path) };
}

/** The error of a step: its name and path, and why it cannot be. */
export function refusal({ model, step, path }: Changeable, reason: string): InvalidQueryError {
  const attribute = formatPath(path);
  return invalidQuery(model, `${step}("${attribute}"): ${reason}`, { attribute });
}

function refuseComputed(model: AnyModel, step: ChangeStep, given: string): void {
  // What is no text is refused with all that is no path; here it might not even become a name.
  const isComputed = typeof given === "string" && Object.hasOwn(model.computed, given);
  const computed = isComputed ? model.computed[given] : undefined;
  if (computed === undefined) return;
  const parts = inWords(
    computed.parts.map((name) => `"${name}"`),
    "and",
  );
  const mend = parts === "" ? "it is the same for all items" : `it is made of ${parts}: change these`;
  throw invalidQuery(model, `${step}("${given}"): "${given}" is a key that the library makes; ${mend}`, {
    attribute: given,
  });
}

function reasonToRefuse(model: AnyModel, name: string): string | undefined {
  if (keyAttributes(model, model.key).includes(name)) {
    return "a key never changes; create another item and delete this one";
  }
  const definition = model.attributes[name]?.definition;
  switch (definition?.role) {
    case "createdAt":
      return "it is set when an item is created, and stays; leave it out";
    case "updatedAt":
      return "every update sets it by itself; leave it out";
    case "version":
      return "every update counts it up by itself; leave it out, or name the version that the item has to have by conditionVersion()";
    default:
      return definition?.readonly
        ? "it is readonly: set when an item is created, and never changed; leave it out"
        : undefined;
  }
}
