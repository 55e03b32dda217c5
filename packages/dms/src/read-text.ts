import { describeName } from "@dynamorm/core";
import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from "yaml";
import { checkNesting } from "./check-nesting.ts";
import { InvalidDmsError } from "./invalid-dms-error.ts";
import { fieldPath, type Place } from "./place.ts";

/** Documents are some kilobytes; what is far beyond is not one, and is not worth the memory. */
const mostCharacters = 1_000_000;

/**
 * Reads YAML 1.2, of which JSON is a part, restricted to what JSON has, as the document's specification asks: no anchors, aliases,
 * tags or second document in the text, no name twice in an object.
 *
 * @throws InvalidDmsError with the line, for everything else.
 */
export function readText(text: string): Place {
  if (text.length > mostCharacters) {
    throw new InvalidDmsError(`the text is ${text.length} characters long; at most ${mostCharacters} are read`, {
      path: "",
    });
  }
  checkNesting(text);
  const lineCounter = new LineCounter();
  const document = parseDocument(text, {
    version: "1.2",
    schema: "core",
    merge: false,
    // It looks at every pair of names. What follows here looks at each name once.
    uniqueKeys: false,
    prettyErrors: false,
    lineCounter,
  });
  const lines = new Map<string, number>();
  const lineAt = (offset: number): number => lineCounter.linePos(offset).line;
  const [fault] = [...document.errors, ...document.warnings];
  if (fault !== undefined) {
    throw new InvalidDmsError(`the text cannot be read: ${fault.message}`, { path: "", line: lineAt(fault.pos[0]) });
  }
  if (document.directives?.yaml.version !== "1.2") {
    const problem = "the text is YAML 1.1, which takes words for other things than 1.2 does; leave %YAML out";
    throw new InvalidDmsError(problem, { path: "", line: 1 });
  }
  const value = document.contents === null ? undefined : plainValue(document.contents, { path: "", lines, lineAt });
  return { value, path: "", lineOf: (path) => lineOfNearest(lines, path) };
}

interface Walk {
  readonly path: string;
  /** The line of each path, noted on the way. */
  readonly lines: Map<string, number>;
  readonly lineAt: (offset: number) => number;
}

/** What a node of the text stands for, in plain data. */
function plainValue(node: Node | null, walk: Walk): unknown {
  if (node === null) return null;
  const { path, lines, lineAt } = walk;
  const ownLine = lineAt(node.range?.[0] ?? 0);
  if (!lines.has(path)) lines.set(path, ownLine);
  const refuse = (problem: string, line: number = ownLine): never => {
    throw new InvalidDmsError(problem, { path, line });
  };
  if (isAlias(node)) return refuse(`*${node.source} stands for something else; write it out`);
  if ("anchor" in node && node.anchor !== undefined) return refuse(`&${node.anchor} is an anchor; a document has none`);
  if (node.tag !== undefined) return refuse(`the tag ${describeName(node.tag)} is none that JSON has; leave it out`);
  if (isScalar(node)) return node.value;
  if (isSeq<Node | null>(node)) {
    return node.items.map((item, index) => plainValue(item, { ...walk, path: `${path}[${index}]` }));
  }
  if (!isMap<Node, Node | null>(node)) return refuse("is nothing that JSON has");
  const names = new Set<string>();
  const fields = node.items.map(({ key, value }): [string, unknown] => {
    const nameLine = lineAt(key.range?.[0] ?? 0);
    const name = plainValue(key, { ...walk, lines: new Map() });
    if (typeof name !== "string") return refuse("has a field whose name is no text", nameLine);
    if (names.has(name)) return refuse(`has the field ${describeName(name)} twice`, nameLine);
    names.add(name);
    const at = fieldPath(path, name);
    lines.set(at, nameLine);
    return [name, plainValue(value, { ...walk, path: at })];
  });
  return Object.fromEntries(fields);
}

/** The line of a path, or, for what is missing, that of what it is missing from. */
function lineOfNearest(lines: ReadonlyMap<string, number>, path: string): number | undefined {
  for (let at = path; ; at = at.slice(0, Math.max(at.lastIndexOf("."), at.lastIndexOf("["), 0))) {
    const line = lines.get(at);
    if (line !== undefined || at === "") return line;
  }
}
