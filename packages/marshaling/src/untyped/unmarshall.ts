import { type AttributeValue, isRecord, type StoredItem } from "@dynamorm/core";
import { storedMismatch } from "../describe-stored.ts";
import { invalidStored } from "../value-errors.ts";
import { mentionOption } from "./avoidable-mismatch.ts";
import { noOptions } from "./marshall-options.ts";
import { checkUnmarshallOptions, type UnmarshallOptions } from "./unmarshall-options.ts";
import { recordFromStored, valueFromStored } from "./value-from-stored.ts";

/**
 * An item out of what DynamoDB stores, each value as what its type says; with `convertWithoutMapWrapper`, a value. What the same
 * function of `@aws-sdk/util-dynamodb` makes of it, this one does, with the same options; where that one would round a number, this
 * one refuses.
 *
 * Numbers beyond `Number.MAX_SAFE_INTEGER` become bigints; sets become `Set`s; bytes stay `Uint8Array`s, and are made of base64
 * text, which they are in a response that was parsed as JSON.
 *
 * @example
 * unmarshall({ id: { S: "1" }, tags: { SS: ["a"] } })   // { id: "1", tags: new Set(["a"]) }
 *
 * @throws ItemMismatchError for a type that does not exist, for a value of two types, for a number that neither a number nor a
 * bigint holds exactly, and for what is nested over 32 levels. It names the path.
 * @throws InvalidOptionError for an option that there is not, or of another type.
 */
export function unmarshall<Bare extends boolean = false>(
  stored: Bare extends true ? AttributeValue : StoredItem,
  options?: UnmarshallOptions<Bare>,
): Bare extends true ? unknown : Record<string, unknown> {
  if (options !== undefined) checkUnmarshallOptions(options);
  try {
    if (options?.convertWithoutMapWrapper) return valueFromStored(stored, 1, options) as Record<string, unknown>;
    if (!isRecord(stored)) throw storedMismatch("an item", stored);
    return recordFromStored(stored, 1, options ?? noOptions);
  } catch (thrown) {
    throw invalidStored(mentionOption(thrown));
  }
}
