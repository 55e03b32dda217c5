import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";

/** A process that does jobs, one after the other, and holds nothing but what it measures. It answers each message by one. */
export class MeasuringProcess<Job extends object, Result> {
  readonly #child: ChildProcess;
  #answer: { readonly resolve: (result: Result) => void; readonly reject: (error: Error) => void } | undefined;

  /** Runs a file of the workspace, with arguments, and flags for Node.js besides those of this process. */
  constructor(script: URL, args: readonly string[], flags: readonly string[] = []) {
    this.#child = fork(fileURLToPath(script), args, {
      execArgv: [...process.execArgv, ...flags],
      // The SDK says on every start that it will leave Node 20.
      env: { ...process.env, AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true" },
    });
    this.#child.on("message", (result: Result) => this.#answer?.resolve(result));
    this.#child.on("exit", (code) => {
      const name = [script.pathname.split("/").at(-1), ...args].join(" ");
      this.#answer?.reject(new Error(`the process ${name} ended with the code ${code} and no answer`));
    });
  }

  /** Does one job; the next has to wait for it. */
  measure(job: Job): Promise<Result> {
    return new Promise((resolve, reject) => {
      this.#answer = { resolve, reject };
      this.#child.send(job);
    });
  }

  end(): void {
    this.#answer = undefined;
    if (this.#child.connected) this.#child.disconnect();
  }
}
