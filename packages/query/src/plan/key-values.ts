import type { AnyModel } from "@dynamorm/core";
import { compareStored, equalStored, type OperatorCondition } from "@dynamorm/expressions";
import type { KeyText } from "@dynamorm/marshaling";
import { codecOf, keyNames } from "@dynamorm/update-builder";
import type { QueryDescription } from "../describe/description.ts";
import type { Candidate } from "./candidate.ts";
import { valuesOn } from "./template-conditions.ts";

/** The full keys that conditions name, and these conditions. */
export interface NamedKeys {
  readonly keys: readonly Readonly<Record<string, unknown>>[];
  readonly uses: readonly OperatorCondition[];
}

/** How many keys one query may name: a hundred requests. */
const mostKeys = 10_000;

/**
 * The keys that conditions name in full: equality, or a list of values, on each part. Nothing where a part has neither, or where the lists
 * make more than {@link mostKeys}.
 */
export function namedKeys(
  model: AnyModel,
  candidate: Candidate,
  where: readonly OperatorCondition[],
): NamedKeys | undefined {
  const uses: OperatorCondition[] = [];
  let keys: readonly Readonly<Record<string, unknown>>[] = [{}];
  for (const name of keyNames(candidate)) {
    const text = name === candidate.partitionKey ? candidate.computedPartition : candidate.computedSort;
    const values = text === undefined ? valuesOf(model, name, where, uses) : textsOf(model, text, where, uses);
    if (values === undefined || values.length * keys.length > mostKeys) return undefined;
    keys = keys.flatMap((key) => values.map((value) => ({ ...key, [name]: value })));
  }
  return { keys, uses };
}

/** Keys in the order of one of their attributes. */
export function orderedKeys(
  model: AnyModel,
  keys: NamedKeys["keys"],
  { attribute, direction }: NonNullable<QueryDescription["order"]>,
): NamedKeys["keys"] {
  const side = direction === "asc" ? 1 : -1;
  return keys
    .map((key) => ({ key, stored: codecOf(model).marshalValue([attribute], key[attribute]) }))
    .toSorted((a, b) => (compareStored(a.stored, b.stored) ?? 0) * side)
    .map(({ key }) => key);
}

/** The values that an attribute may have: of an equality, or of a list, each once. */
function valuesOf(
  model: AnyModel,
  name: string,
  where: readonly OperatorCondition[],
  uses: OperatorCondition[],
): readonly unknown[] | undefined {
  const condition = valuesOn(name, where).find(({ operator }) => operator === "=" || operator === "in");
  if (condition === undefined) return undefined;
  uses.push(condition);
  if (condition.operands.length === 1) return condition.operands;
  const stored = condition.operands.map((operand) => codecOf(model).marshalValue(condition.path, operand));
  return condition.operands.filter((_, place) => {
    const own = stored[place];
    return own !== undefined && stored.findIndex((other) => equalStored(own, other)) === place;
  });
}

/** The texts that a computed key may have: each value of a part with each of those before it. */
function textsOf(
  model: AnyModel,
  text: KeyText,
  where: readonly OperatorCondition[],
  uses: OperatorCondition[],
): readonly string[] | undefined {
  let texts: readonly string[] = [text.literal];
  for (const part of text.parts) {
    const values = valuesOf(model, part.name, where, uses);
    if (values === undefined || values.length * texts.length > mostKeys) return undefined;
    texts = texts.flatMap((before) => values.map((value) => before + part.textOf(value) + part.literal));
  }
  return texts;
}
