import { inspect, styleText } from "node:util";
import { logRequests, type Middleware } from "dynamorm";

type Style = Parameters<typeof styleText>[0];

/** Colours only where a person looks. */
const paint = (style: Style, text: string): string => (process.stdout.isTTY ? styleText(style, text) : text);

const show = (value: unknown): string =>
  typeof value === "string"
    ? value
    : inspect(value, { depth: 6, breakLength: 100, compact: 4, colors: process.stdout.isTTY });

const print = (mark: string, text: string): void =>
  console.log(`  ${paint("dim", mark)} ${text.replaceAll("\n", "\n    ")}`);

let steps = 0;

/** Prints a step: what it is, and the code that does it. */
export function step(what: string, code: string): void {
  console.log(`\n${paint("bold", `${++steps}. ${what}`)}\n  ${paint("cyan", code)}`);
}

/** Prints what the code gave. */
export function gave(value: unknown): void {
  print("=", show(value));
}

/** Prints an error as a caller would meet it. */
export function refused(error: Error): void {
  print("✗", paint("red", `${error.name}: ${error.message}`));
}

/** Middleware that prints each request when it is answered, and what came back. */
export const printRequests: Middleware = logRequests({
  log: ({ operation, input, output, error }) => {
    print("→", `${paint("yellow", operation)} ${show(input)}`);
    print("←", error === undefined ? show(answer(output as Record<string, unknown>)) : (error as Error).name);
  },
});

/** What an answer says, without the SDK's metadata and the long description of a table. */
function answer(output: Record<string, unknown>): unknown {
  const table = (output["Table"] ?? output["TableDescription"]) as { TableStatus?: string } | undefined;
  if (table !== undefined) return { TableStatus: table.TableStatus };
  return Object.fromEntries(Object.entries(output).filter(([name]) => name !== "$metadata"));
}
