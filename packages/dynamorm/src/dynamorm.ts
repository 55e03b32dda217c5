import { describeValue, type Executor, InvalidOptionError } from "@dynamorm/core";
import {
  checkTransport,
  type ClientConfig,
  clientExecutor,
  createClient,
  type SdkClient,
  type Transport,
} from "@dynamorm/transport";
import { type Connected, type ConnectionOptions, connectionParts, DynamORM as Database } from "./database.ts";

/**
 * How a {@link DynamORM} reaches DynamoDB: through a client of yours, through an executor, or through a client that it makes from
 * what the SDK's client takes (`region`, `endpoint`, `credentials`, …), by the SDK's defaults where nothing is given.
 *
 * `transport` is the way that requests take from the client: `"auto"` where nothing is said, the fast one where it does the same as the SDK;
 * `"fast"` and `"sdk"` force either.
 */
export type DynamORMOptions =
  | (ConnectionOptions & { readonly client: SdkClient; readonly executor?: never; readonly transport?: Transport })
  | (ConnectionOptions & { readonly executor: Executor; readonly client?: never; readonly transport?: never })
  | (ConnectionOptions &
      ClientConfig & { readonly client?: never; readonly executor?: never; readonly transport?: Transport });

/** A connection to DynamoDB: see {@link Database}. */
export type DynamORM = Database;

/**
 * Makes a connection to DynamoDB: it gives the items of models, and their tables.
 *
 * @example
 * const db = new DynamORM();                                    // the SDK's defaults
 * const db = new DynamORM({ endpoint: "http://localhost:8000" });   // a local engine
 * const db = new DynamORM({ client });                          // your DynamoDBClient or DynamoDBDocumentClient
 *
 * const users = db.model(User);
 *
 * @throws InvalidOptionError for options that do not go together or that the SDK could not use.
 */
export const DynamORM: new (options?: DynamORMOptions) => DynamORM = class extends Database {
  constructor(options: DynamORMOptions = {}) {
    const { connection, target } = connectionParts(options);
    super(connection, connect(target));
  }
};

/** The close of a connection whose executor or client belongs to the caller. */
const nothing = (): void => {};

/** What options say where requests go, once those for every connection are taken out. */
type Target = {
  readonly client?: SdkClient;
  readonly executor?: Executor;
  readonly transport?: Transport;
} & ClientConfig;

function connect(target: Target): Connected {
  const { client, executor, transport, ...config } = target;
  const given = Object.entries({ client, executor, ...config }).flatMap(([name, value]) =>
    value === undefined ? [] : [name],
  );
  checkTransport(transport);
  if ((client !== undefined || executor !== undefined) && given.length > 1) {
    throw new InvalidOptionError(
      `new DynamORM() takes a client, or an executor, or what a client is made from; it was given ${given.join(", ")}`,
    );
  }
  if (executor !== undefined) {
    if (transport !== undefined) {
      throw new InvalidOptionError(
        "new DynamORM() takes transport with a client, or with what a client is made from; an executor is a transport of its own",
      );
    }
    if (typeof executor === "function") return { executor, close: nothing };
    throw new InvalidOptionError(`the executor of new DynamORM() is a function, not ${describeValue(executor)}`);
  }
  if (client !== undefined) return { executor: clientExecutor(client, { transport }), close: nothing };
  const own = createClient(config);
  return { executor: clientExecutor(own, { transport }), close: () => own.destroy() };
}
