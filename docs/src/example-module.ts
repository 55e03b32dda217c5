import { type ModuleItem, parseSync, type Statement } from "@swc/core";
import { type Assertion, assertionsIn } from "./assertions.ts";
import type { ExampleBlock } from "./example-blocks.ts";

/** A text that goes into the module, before the byte at an offset. */
interface Insertion {
  readonly offset: number;
  readonly text: string;
}

/**
 * The module that a page's blocks make, in order. Its lines are those of the page, so that what the compiler and the runtime say
 * of a line of the one is said of the same line of the other.
 *
 * A block that is not run is the body of a function that nobody calls: it sees what the page declared before, and what it
 * declares is its own. An assertion becomes a call around its statement, or after it.
 *
 * @throws Error that names page and line, for code that cannot be parsed and for an assertion that belongs to no statement.
 */
export function exampleModule(page: string, lines: readonly string[], blocks: readonly ExampleBlock[]): string {
  const code = Array.from(lines, () => "");
  // The first line of a page is its title.
  code[0] = `import { shows, throws } from "../src/shown.ts";`;
  for (const { kind, open, close } of blocks) {
    for (let line = open + 1; line < close; line++) code[line] = lines[line] as string;
    if (kind === "run" || kind === "setup") continue;
    code[open] = "void (async () => {";
    code[close] = "});";
  }
  const assertions = blocks.flatMap((block) => assertionsIn(page, lines, block));
  return withAssertions(page, Buffer.from(code.join("\n")), assertions);
}

function withAssertions(page: string, module: Buffer, assertions: readonly Assertion[]): string {
  const statements = parse(page, module);
  const insertions = assertions.flatMap((assertion) => {
    const place = `${page}:${assertion.line + 1}`;
    const statement = statements.findLast(({ lastLine }) => lastLine === assertion.statementEnd);
    if (statement === undefined) throw new Error(`${place}: no statement of the module itself ends here`);
    return insertionsFor(assertion, statement, place);
  });
  let done = module;
  for (const { offset, text } of insertions.toReversed()) {
    done = Buffer.concat([done.subarray(0, offset), Buffer.from(text), done.subarray(offset)]);
  }
  return done.toString();
}

function insertionsFor(
  { kind, expected }: Assertion,
  { start, end, hasSemicolon, item }: Placed,
  place: string,
): Insertion[] {
  const said = `${JSON.stringify(place)}, ${JSON.stringify(expected)}`;
  if (kind === "throws") {
    return [
      { offset: start, text: `await throws(${said}, async () => { ` },
      { offset: end, text: " });" },
    ];
  }
  if (item.type === "ExpressionStatement") {
    return [
      { offset: start, text: `shows(${said}, ` },
      { offset: hasSemicolon ? end - 1 : end, text: ")" },
    ];
  }
  const name = constantName(item);
  if (name === undefined) throw new Error(`${place}: "→" follows an expression, or a const with a name`);
  return [{ offset: end, text: ` shows(${said}, ${name});` }];
}

function constantName(item: ModuleItem): string | undefined {
  const declaration = item.type === "ExportDeclaration" ? item.declaration : item;
  if (declaration.type !== "VariableDeclaration" || declaration.kind !== "const") return undefined;
  const id = declaration.declarations.at(-1)?.id;
  return id?.type === "Identifier" ? id.value : undefined;
}

/** A statement, and where it is: in bytes, and in lines. */
interface Placed {
  readonly item: ModuleItem;
  readonly start: number;
  readonly end: number;
  readonly hasSemicolon: boolean;
  readonly lastLine: number;
}

function parse(page: string, module: Buffer): Placed[] {
  const { body } = parsed(page, module.toString());
  // Spans go on from one parse to the next; the module begins with its first statement.
  const base = (body[0] as Statement).span.start;
  return body.map((item) => {
    const { span } = item as Statement;
    const [start, end] = [span.start - base, span.end - base];
    const before = module.subarray(0, end).toString();
    return { item, start, end, hasSemicolon: before.endsWith(";"), lastLine: before.split("\n").length - 1 };
  });
}

function parsed(page: string, code: string): { readonly body: readonly ModuleItem[] } {
  let frame: string | undefined;
  try {
    return parseSync(code, { syntax: "typescript", target: "es2022" });
  } catch (error) {
    // The frame has the page's line numbers; the parser's own stack, which follows it in the message, helps nobody here.
    [frame] = (error as Error).message.split("\n\n\n");
  }
  throw new Error(`${page} does not parse:\n${frame}`);
}
