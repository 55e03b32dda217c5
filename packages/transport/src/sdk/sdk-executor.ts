import {
  type CallOptions,
  type DynamoDBRequest,
  type Executor,
  type OperationInput,
  type OperationName,
  type OperationOutput,
} from "@dynamorm/core";
import { composeMiddleware } from "../middleware/compose-middleware.ts";
import { endOnAbort } from "../middleware/end-on-abort.ts";
import { translateErrors } from "../middleware/translate-errors.ts";
import { commandClass } from "./commands.ts";
import { countRefusals } from "./refused-attempts.ts";
import { checkSdkClient, type SdkClient } from "./sdk-client.ts";

/**
 * The executor that sends requests with a client of the AWS SDK.
 *
 * A document client is as good as the client below it: requests hold `AttributeValue`s, and its conversion, which belongs to
 * its own commands, does not touch them. Retries are the client's (`maxAttempts`). The client stays the caller's, to destroy
 * too. An answer is the SDK's own, with its `$metadata`.
 *
 * Everything that the SDK throws comes out as an error of the library, with operation, model, table and key, and with what the
 * SDK threw as its `cause`; where AWS refused the credentials, with a copy of that without AWS's words, which may quote a session
 * token. Of a `ConditionFailedError`, `current` is the item as it is stored (`AttributeValue`s), where the request asked for it
 * with `ReturnValuesOnConditionCheckFailure: "ALL_OLD"`.
 *
 * @throws InvalidOptionError for what is no client for DynamoDB.
 * @example
 * const execute = sdkExecutor(createClient({ region: "eu-west-1" }));
 * const { Item } = await execute({ operation: "GetItem", input: { TableName: "users", Key: { id: { S: "1" } } } });
 */
export function sdkExecutor(client: SdkClient): Executor {
  checkSdkClient(client);
  return executorOf(client, sendWith(client));
}

/** What sends, with what every executor of a client has around it: the end of calls, and the library's errors. */
export function executorOf(client: SdkClient, send: Executor): Executor {
  // An abort is outermost: it ends a call in every phase, also where the sender does not look at the signal.
  return composeMiddleware(send, [endOnAbort, translateErrors(client)]);
}

/** A client with what its type leaves out: it sends any command of its service. */
interface Sender {
  send(command: object, options?: { readonly abortSignal?: AbortSignal }): Promise<object>;
}

/** Sends by the client's own `send`. */
export function sendWith(client: SdkClient): Executor {
  const sender: Sender = client;
  // An overload, because the compiler cannot see that a command answers with its operation's output: commands.test-d.ts holds it.
  function send<Name extends OperationName>(
    request: DynamoDBRequest<Name>,
    options?: CallOptions,
  ): Promise<OperationOutput<Name>>;
  async function send({ operation, input }: DynamoDBRequest, options?: CallOptions): Promise<object> {
    const signal = options?.signal;
    // Of reads nobody asks which attempt it was. A request that is sent again is another one: it has an input of its own.
    const command = isWrite(operation)
      ? countRefusals(commandOf(operation, { ...input }))
      : commandOf(operation, input);
    // No options where there is nothing to say: with options, a client that caches its handlers does without.
    return signal === undefined ? sender.send(command) : sender.send(command, { abortSignal: signal });
  }
  return send;
}

function isWrite(operation: OperationName): boolean {
  return /^(?:Put|Update|Delete)Item$/.test(operation);
}

function commandOf<Name extends OperationName>(operation: Name, input: OperationInput<Name>): object {
  return new (commandClass(operation))(input);
}
