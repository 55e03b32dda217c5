import type { AnyModel } from "@dynamorm/core";

/**
 * The most bytes that DynamoDB takes for a partition key and for a sort key.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html
 */
const mostBytes = { partitionKey: 2048, sortKey: 1024 } as const;

/** Why DynamoDB would refuse a value as the key, of the table or of an index, that an attribute is; nothing where it would not. */
export function keyFault(model: AnyModel, name: string, value: unknown): string | undefined {
  if (typeof value !== "string") return undefined;
  const keys = [model.key, ...Object.values(model.indexes)];
  for (const part of ["partitionKey", "sortKey"] as const) {
    if (!keys.some(({ [part]: key }) => key === name)) continue;
    if (value === "") return "an empty text: it is a key, and no key is empty";
    const bytes = new TextEncoder().encode(value).length;
    const words = part === "partitionKey" ? "a partition key" : "a sort key";
    if (bytes > mostBytes[part])
      return `a text of ${bytes} bytes: it is ${words}, which has ${mostBytes[part]} at most`;
  }
  return undefined;
}
