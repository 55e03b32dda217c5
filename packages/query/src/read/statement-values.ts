import { type AnyModel, type AttributeValue, describeValue, isDynamORMError } from "@dynamorm/core";
import { marshall, type NumberText } from "@dynamorm/marshaling";
import { invalidQuery } from "@dynamorm/update-builder";

/**
 * A value for a `?` of a statement: what DynamoDB has a type for. A statement knows nothing of the model: a date is given as its attribute is
 * stored, `date.toISOString()` or a number.
 */
export type StatementValue =
  | string
  | number
  | bigint
  | boolean
  | null
  | Uint8Array
  | NumberText
  | ReadonlySet<string | number | bigint | Uint8Array>
  | readonly StatementValue[]
  | { readonly [name: string]: StatementValue };

/** Values as they are sent. @throws InvalidQueryError for one that DynamoDB has no type for, with its number. */
export function encodeStatementValues(model: AnyModel, values: readonly StatementValue[]): readonly AttributeValue[] {
  if (!Array.isArray(values)) {
    throw invalidQuery(model, `partiql(): the values are an array, one for each "?", not ${describeValue(values)}`);
  }
  return values.map((value, place) => {
    try {
      return marshall(value, { convertTopLevelContainer: true });
    } catch (error) {
      if (!isDynamORMError(error)) throw error;
      const mend = value instanceof Date ? "; give it as the attribute is stored: date.toISOString(), or a number" : "";
      throw invalidQuery(model, `partiql(): value ${place + 1}: ${error.message}${mend}`, { cause: error });
    }
  });
}
