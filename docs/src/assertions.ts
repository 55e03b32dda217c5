import type { ExampleBlock } from "./example-blocks.ts";

/** What a comment says of the statement before it: the value that it has, or the error that it throws. Lines count from 0. */
export interface Assertion {
  readonly kind: "shows" | "throws";
  readonly expected: string;
  /** The line of the comment. */
  readonly line: number;
  /** The line that the statement ends on: the comment's, or the one above a comment that has a line for itself. */
  readonly statementEnd: number;
}

const comment = /^(.*?)\/\/ (→|throws) (.+)$/;
const continuation = /^\s*\/\/ {3,}(.+)$/;

/**
 * The assertions in a block: `// → value` and `// throws Message`. The text goes on in lines right below that are a comment with
 * three spaces or more.
 *
 * @throws Error that names page and line, for an assertion in a block that is not run.
 */
export function assertionsIn(page: string, lines: readonly string[], { kind, open, close }: ExampleBlock): Assertion[] {
  const assertions: Assertion[] = [];
  for (let line = open + 1; line < close; line++) {
    const [, code, mark, start] = comment.exec(lines[line] as string) ?? [];
    if (code === undefined || start === undefined) continue;
    if (kind === "no-run" || kind === "error") {
      throw new Error(`${page}:${line + 1}: this block is not run, so that nothing checks what it says here`);
    }
    const text = [start];
    for (let next = line + 1; next < close; next++) {
      const more = continuation.exec(lines[next] as string)?.[1];
      if (more === undefined) break;
      text.push(more);
    }
    assertions.push({
      kind: mark === "→" ? "shows" : "throws",
      expected: text.join(" "),
      line,
      statementEnd: code.trim() === "" ? line - 1 : line,
    });
  }
  return assertions;
}
