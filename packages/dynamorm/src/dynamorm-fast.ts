import { describeValue, type Executor, InvalidOptionError } from "@dynamorm/core";
import { createFastClient, type FastClientConfig } from "@dynamorm/transport/fast";
import { type Connected, type ConnectionOptions, connectionParts, DynamORM as Database } from "./database.ts";

/**
 * How a {@link DynamORM} without the AWS SDK reaches DynamoDB: through an executor, or through a client that it makes from what
 * `createFastClient` takes (`region`, `endpoint`, `credentials`, …). In AWS Lambda nothing has to be given.
 */
export type DynamORMOptions =
  | (ConnectionOptions & { readonly executor: Executor })
  | (ConnectionOptions & FastClientConfig & { readonly executor?: never });

/** A connection to DynamoDB: see {@link Database}. */
export type DynamORM = Database;

/**
 * Makes a connection to DynamoDB without the AWS SDK: nothing of it is loaded or bundled.
 *
 * @example
 * const db = new DynamORM();   // in AWS Lambda
 * const db = new DynamORM({ region: "eu-west-1", credentials: fromNodeProviderChain() });
 *
 * const users = db.model(User);
 *
 * @throws InvalidOptionError for options that do not go together, and for those that `createFastClient` refuses.
 */
export const DynamORM: new (options?: DynamORMOptions) => DynamORM = class extends Database {
  constructor(options: DynamORMOptions = {}) {
    const { connection, target } = connectionParts(options);
    super(connection, connect(target));
  }
};

function connect({ executor, ...config }: { readonly executor?: Executor } & FastClientConfig): Connected {
  for (const option of ["client", "transport"]) if (Reflect.get(config, option) !== undefined) throw ofSdk(option);
  if (executor === undefined) {
    const client = createFastClient(config);
    return { executor: client.executor, close: client.destroy };
  }
  if (typeof executor !== "function") {
    throw new InvalidOptionError(`the executor of new DynamORM() is a function, not ${describeValue(executor)}`);
  }
  const others = Object.entries(config).flatMap(([name, value]) => (value === undefined ? [] : [name]));
  if (others.length > 0) {
    throw new InvalidOptionError(
      `new DynamORM() takes an executor, or what a client is made from; it was given executor, ${others.join(", ")}`,
    );
  }
  // It is the caller's, to close too.
  return { executor, close: () => {} };
}

/** What only callers without types can give: most often options of the other entry. */
function ofSdk(option: string): InvalidOptionError {
  return new InvalidOptionError(
    `new DynamORM() of "dynamorm/fast" takes no ${option}: there is no SDK. Import DynamORM from "dynamorm" for one, or leave it out`,
  );
}
