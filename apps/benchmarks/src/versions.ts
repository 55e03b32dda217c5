import { createRequire } from "node:module";

/** The version of what is compared with, as it is installed. */
export function utilDynamoDBVersion(): string {
  const { version } = createRequire(import.meta.url)("@aws-sdk/util-dynamodb/package.json") as {
    readonly version: string;
  };
  return version;
}
