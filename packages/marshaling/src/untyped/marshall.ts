import type { AttributeValue } from "@dynamorm/core";
import { invalidItem } from "../value-errors.ts";
import { mentionOption } from "./avoidable-mismatch.ts";
import { checkMarshallOptions, type MarshallOptions, noOptions } from "./marshall-options.ts";
import type { Marshalled } from "./marshalled.ts";
import { valueToStored } from "./value-to-stored.ts";

/**
 * An item as DynamoDB stores it, by the values that it holds: strings, numbers, bigints, `NumberValue`s, booleans, `null`, bytes,
 * sets, arrays, `Map`s and plain objects. Also any value of these alone; of an array comes a list of values. What the same function
 * of `@aws-sdk/util-dynamodb` makes of them, this one does, with the same options.
 *
 * @example
 * marshall({ id: "1", tags: new Set(["a"]), lines: [{ price: 3 }] })
 * // { id: { S: "1" }, tags: { SS: ["a"] }, lines: { L: [{ M: { price: { N: "3" } } }] } }
 *
 * @throws InvalidItemError for everything that would not be stored as it is: `undefined`, functions, instances of classes,
 * `NaN` and infinities, numbers beyond `Number.MAX_SAFE_INTEGER` (give a bigint), empty and mixed sets, what contains itself,
 * and what is nested over 32 levels. It names the path, and the option that would help where there is one.
 * @throws InvalidOptionError for an option that there is not, or of another type.
 */
export function marshall<Value, Whole extends boolean = false>(
  value: Value,
  options?: MarshallOptions<Whole>,
): Marshalled<Value, Whole> {
  if (options !== undefined) checkMarshallOptions(options);
  const stored = storedOrThrow(value, options ?? noOptions);
  const isWhole = options?.convertTopLevelContainer ?? false;
  return (isWhole ? stored : (stored.M ?? stored.L ?? stored)) as Marshalled<Value, Whole>;
}

function storedOrThrow(value: unknown, options: MarshallOptions): AttributeValue {
  try {
    // An item is no value, and at no level of nesting; what stands in it is at the first.
    return valueToStored(value, options.convertTopLevelContainer ? 1 : 0, options);
  } catch (thrown) {
    throw invalidItem(mentionOption(thrown), {});
  }
}
