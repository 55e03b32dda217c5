import type { ExceptionFields, Metadata } from "../fast/parts.ts";
import { withFields } from "../fast/with-fields.ts";

/** What DynamoDB answered, where the SDK's exception classes are not there: with the same names and fields as those. */
export class DynamoDBException extends Error {
  readonly $fault: "client" | "server";
  readonly $metadata: Metadata;

  constructor({ name, message, $fault, $metadata }: ExceptionFields) {
    super(message);
    this.name = name;
    this.$fault = $fault;
    this.$metadata = $metadata;
  }
}

/** Makes the exception, with the fields of the answer, such as `Item` and `CancellationReasons`. */
export function serviceException(fields: ExceptionFields): DynamoDBException {
  return withFields(new DynamoDBException(fields), fields.body);
}
