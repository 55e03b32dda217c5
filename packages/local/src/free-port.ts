import { once } from "node:events";
import { createServer } from "node:net";
import { LocalEngineError } from "./local-engine-error.ts";
import { systemErrorCode } from "./system-error-code.ts";

/**
 * A port that was free a moment ago, chosen by the system. Somebody else can take it before the engine does.
 *
 * @param host - the address to listen on; all of the machine's when it is `undefined`.
 */
export async function freePort(host: string | undefined): Promise<number> {
  return listenBriefly(0, host);
}

/**
 * Checks that a port can be listened on, by doing so for a moment. That is earlier, and clearer, than an engine that ends.
 *
 * @throws LocalEngineError `PORT_IN_USE`, or `INVALID_OPTION` for a port that this user may not listen on.
 */
export async function checkPortIsFree(port: number, host: string | undefined): Promise<void> {
  try {
    await listenBriefly(port, host);
  } catch (cause) {
    const code = systemErrorCode(cause);
    if (code === "EADDRINUSE") throw portInUse(port, cause);
    if (code !== "EACCES") throw cause;
    const message = `This user may not listen on port ${port}. Give another one, above 1023, or leave it out to have a free one chosen.`;
    throw new LocalEngineError("INVALID_OPTION", message, { option: "port", port, cause });
  }
}

/** The error for a port that was asked for and is taken. */
export function portInUse(port: number, cause?: unknown): LocalEngineError {
  return new LocalEngineError(
    "PORT_IN_USE",
    `Port ${port} is already in use. Stop what listens on it, give another port, or leave it out to have a free one chosen.`,
    { option: "port", port, cause },
  );
}

async function listenBriefly(port: number, host: string | undefined): Promise<number> {
  const server = createServer();
  server.listen({ port, ...(host !== undefined && { host }) });
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  // An address is a string for a pipe, and null for a server that does not listen.
  return typeof address === "object" && address !== null ? address.port : port;
}
