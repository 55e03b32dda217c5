import { inspect, styleText } from "node:util";
import { type Executor, type Middleware, logRequests } from "dynamorm";

type Style = Parameters<typeof styleText>[0];

/** Colours only where a person looks. */
const paint = (style: Style, text: string): string => (process.stdout.isTTY ? styleText(style, text) : text);

const show = (value: unknown): string => inspect(value, { depth: 6, breakLength: 110, compact: 3, colors: process.stdout.isTTY });

const indented = (mark: string, text: string): string => `  ${paint("dim", mark)} ${text.replaceAll("\n", "\n    ")}`;

/** Prints a step: what it is, and the code that does it. */
export function say(what: string, code?: string): void {
  console.log(`\n${paint("bold", what)}${code === undefined ? "" : `\n  ${paint("cyan", code)}`}`);
}

/** Prints what the code gave. */
say.answer = (value: unknown): void => console.log(indented("=", typeof value === "string" ? value : show(value)));

/** Middleware that prints each request as it is sent, and what came back. */
export const printRequests: Middleware = (next: Executor) =>
  logRequests({
    log: ({ operation, input, output, error }) => {
      console.log(indented("→", `${paint("yellow", operation)} ${show(input)}`));
      const { $metadata: _, ...answer } = (output ?? {}) as Record<string, unknown>;
      console.log(indented("←", error === undefined ? show(answer) : paint("red", (error as Error).name)));
    },
  })(next);
