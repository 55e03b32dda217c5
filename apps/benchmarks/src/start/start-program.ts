import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { answeredTotal } from "./answering-server.ts";
import type { StartTimes } from "./start-times.ts";

const run = promisify(execFile);

/** Starts a bundle in a process of its own, which has what a function on Lambda has in its environment. */
export async function startProgram(runner: string, bundle: string, endpoint: string): Promise<StartTimes> {
  const env = {
    AWS_REGION: "eu-west-1",
    AWS_ACCESS_KEY_ID: "AKIDEXAMPLE",
    AWS_SECRET_ACCESS_KEY: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
    AWS_SESSION_TOKEN: "token",
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true",
    DYNAMODB_ENDPOINT: endpoint,
  };
  const { stdout } = await run(process.execPath, [runner, bundle, String(answeredTotal)], { env });
  return JSON.parse(stdout) as StartTimes;
}
