/**
 * How a block of code in a page is treated: code that runs, code that is only typechecked, code with lines that must not compile,
 * and code that runs and that readers do not see (`<!-- example-setup … -->`).
 */
export type BlockKind = "run" | "no-run" | "error" | "setup";

/** A block of TypeScript in a page. Lines count from 0. */
export interface ExampleBlock {
  readonly kind: BlockKind;
  /** The line that opens the block; the code begins on the next. */
  readonly open: number;
  /** The line that closes it. */
  readonly close: number;
  /** In a block of kind "error": the lines that end in `// ✗ …`. */
  readonly marked: readonly number[];
}

const kinds: Readonly<Record<string, BlockKind>> = { "": "run", "no-run": "no-run", error: "error" };

const fence = /^\s*(`{3,}|~{3,})\s*(.*?)\s*$/;
const setup = "<!-- example-setup";

/**
 * The blocks of TypeScript in a page, from the top. Blocks of other languages are passed over.
 *
 * @throws Error that names page and line, for a block that is not closed and for one that would escape the checks.
 */
export function exampleBlocks(page: string, lines: readonly string[]): ExampleBlock[] {
  const blocks: ExampleBlock[] = [];
  for (let open = 0; open < lines.length; open++) {
    const line = lines[open] as string;
    const [, ticks, info = ""] = fence.exec(line) ?? [];
    if (ticks === undefined && line !== setup) continue;
    const end = ticks ?? "-->";
    const close = lines.findIndex((other, index) => index > open && other.trim() === end);
    if (close === -1) throw new Error(`${page}:${open + 1}: there is no ${end} that closes this block`);
    const kind = ticks === undefined ? "setup" : kindOf(info, `${page}:${open + 1}`);
    if (kind !== undefined) blocks.push({ kind, open, close, marked: markedLines(page, lines, { kind, open, close }) });
    open = close;
  }
  return blocks;
}

function kindOf(info: string, place: string): BlockKind | undefined {
  const [language = "", ...rest] = info.split(" ");
  if (!/^(?:[cm]?[tj]sx?|typescript|javascript)$/i.test(language)) return undefined;
  const kind = kinds[rest.join(" ")];
  if (language === "ts" && kind !== undefined) return kind;
  throw new Error(`${place}: code is fenced as "ts", "ts no-run" or "ts error", not "${info}"`);
}

function markedLines(
  page: string,
  lines: readonly string[],
  { kind, open, close }: Omit<ExampleBlock, "marked">,
): readonly number[] {
  const marked = lines.flatMap((line, index) =>
    open < index && index < close && line.includes("// ✗") ? [index] : [],
  );
  const [first = open] = marked;
  if (kind === "error" && marked.length === 0) {
    throw new Error(`${page}:${open + 1}: a block "ts error" marks the lines that must not compile by "// ✗ …"`);
  }
  if (kind !== "error" && marked.length > 0) {
    throw new Error(`${page}:${first + 1}: "// ✗" is for lines of a block "ts error"`);
  }
  return marked;
}
