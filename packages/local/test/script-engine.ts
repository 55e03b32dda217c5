import type { EngineCommand } from "../src/engine-command.ts";

/**
 * An engine that is a few lines of JavaScript, with the port in `port`: what a real engine does seldom can be had at will.
 * `serve()` listens and answers; `announce()` says so.
 */
export function scriptEngine(script: string): EngineCommand {
  const prelude = `
    const port = Number(process.argv[1]);
    const announce = () => console.log("listening on " + port);
    const serve = () => require("http").createServer((_, response) => response.end()).listen(port, "127.0.0.1", announce);
  `;
  return {
    kind: "dynoxide",
    foundBy: "a test",
    executable: process.execPath,
    argumentsFor: (port) => ["-e", prelude + script, String(port)],
    environment: {},
    host: "127.0.0.1",
    announcement: /listening on/,
    startTimeoutMs: 10_000,
  };
}
