import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { AnsweringServer } from "./answering-server.ts";

/** The server that answers all subjects, in a process of its own. */
export async function startAnsweringProcess(): Promise<AnsweringServer> {
  const child = fork(fileURLToPath(new URL("serve.ts", import.meta.url)));
  const ended = once(child, "exit").then(([code]) => {
    throw new Error(`the server ended with the code ${String(code)} before it was listening`);
  });
  const [{ endpoint }] = (await Promise.race([once(child, "message"), ended])) as [{ readonly endpoint: string }];
  ended.catch(() => {});
  return { endpoint, close: () => void (child.connected && child.disconnect()) };
}
