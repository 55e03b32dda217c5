import { type AnyModel, formatPath, inWords, isDynamORMError, MissingParentError } from "@dynamorm/core";
import type { UpdateAction } from "@dynamorm/expressions";
import { describeKey } from "../model/describe-key.ts";

/** What DynamoDB says of it. */
const invalidPath = /document path.*invalid for update/i;

/**
 * Turns the executor's error of an update on a part of what the item lacks into one that names it, and the mend. Other errors are given
 * back as they are.
 */
export function missingParent(
  model: AnyModel,
  key: Readonly<Record<string, unknown>>,
  actions: readonly UpdateAction[],
  error: unknown,
): unknown {
  if (!isDynamORMError(error, "REQUEST_REJECTED") || !invalidPath.test(wordsOf(error))) return error;
  const nested = actions.filter(({ path }) => path.length > 1);
  if (nested.length === 0) return error;
  const paths = nested.map(({ path }) => formatPath(path));
  const parents = [...new Set(nested.map(({ path }) => formatPath(path.slice(0, -1))))];
  const [first] = parents;
  const lacks = parents.length === 1 ? `has no ${quoted(parents, "or")}` : `lacks one of ${quoted(parents, "and")}`;
  const were = paths.length === 1 ? "was" : "were";
  const message = `${model.name} ${describeKey(key)} ${lacks}${parents.length === 1 ? ", or something else there" : ", or has something else there"}, so ${quoted(paths, "and")} ${were} not changed, nor anything else: DynamoDB makes no maps and lists on the way; set("${first}", …) as a whole, or setIfNotExists("${first}", …) in an update before`;
  const { operation = "UpdateItem" } = error;
  return new MissingParentError(message, {
    operation,
    model: model.name,
    table: model.table,
    attribute: nested[0]?.path[0],
    key,
    paths,
    cause: error.cause ?? error,
  });
}

/** What DynamoDB said, in full, or what the error says. */
function wordsOf({ cause, message }: Error): string {
  return cause instanceof Error ? cause.message : message;
}

function quoted(names: readonly string[], word: "and" | "or"): string {
  return inWords(
    names.map((name) => `"${name}"`),
    word,
  );
}
