import { isRecord } from "@dynamorm/core";

/** What a call came to, as plain data in which nothing is of this one call alone: ports, durations, stacks. */
export type Outcome =
  | { readonly value: unknown; readonly error?: never }
  | { readonly value?: never; readonly error: unknown };

/** Waits for a call, and describes its answer or its error. */
export async function outcomeOf(call: () => Promise<unknown>): Promise<Outcome> {
  try {
    return { value: plain(await call()) };
  } catch (error) {
    return { error: plain(error) };
  }
}

/** A value with all that others can see of it: the class of errors and of bytes, and what they hold. */
function plain(value: unknown): unknown {
  if (typeof value === "string") return withoutPorts(value);
  if (value instanceof Uint8Array) return { class: value.constructor.name, bytes: [...value] };
  if (value instanceof Date) return { date: value.toISOString() };
  if (Array.isArray(value)) return value.map(plain);
  if (value instanceof Error) return describeError(value);
  return isRecord(value) ? describeFields(value) : value;
}

function describeFields(record: object): object {
  return Object.fromEntries(
    Object.entries(record)
      // What `undefined` is, is not there.
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, name === "$metadata" ? describeMetadata(value) : plain(value)]),
  );
}

/** How long one has waited is chance; that one has is not. */
function describeMetadata(metadata: unknown): unknown {
  if (!isRecord(metadata)) return metadata;
  const { totalRetryDelay, ...others } = { totalRetryDelay: undefined, ...metadata };
  return describeFields({ ...others, waited: typeof totalRetryDelay === "number" && totalRetryDelay > 0 });
}

/** What is in errors of Node.js besides, and says the same in other words, or how this machine is made. */
const ofMachine = new Set(["stack", "errno", "syscall", "address", "port", "message", "cause", "$response", "name"]);

function describeError(error: Error): object {
  const fields = Object.entries(error).filter(([name]) => !ofMachine.has(name));
  const isWorded = "operation" in error || "$fault" in error;
  return {
    class: error.constructor.name,
    name: error.name,
    // Ours and DynamoDB's words; those of Node.js and of parsers are nobody's promise.
    ...(isWorded ? { message: plain(error.message) } : {}),
    ...describeFields(Object.fromEntries(fields)),
    ...("$response" in error ? { $response: statusOf(error.$response) } : {}),
    ...(error.cause === undefined ? {} : { cause: plain(error.cause) }),
  };
}

function statusOf(response: unknown): unknown {
  return isRecord(response) && "statusCode" in response ? response["statusCode"] : plain(response);
}

function withoutPorts(text: string): string {
  return text.replaceAll(/127\.0\.0\.1:\d+/g, "127.0.0.1:PORT");
}
