import { median } from "../median.ts";
import { Compiler, type Workspace } from "./compile.ts";
import { modelSources, programOf } from "./libraries.ts";
import { mistakesOf, withStatements } from "./mistakes.ts";

/** How thoroughly it is measured. */
export interface Method {
  readonly models: readonly number[];
  /** How many times each program is compiled; they take turns. */
  readonly rounds: number;
  readonly workspace: Workspace;
}

/** What the compiler pays for a program. */
export interface TypesRow {
  readonly library: string;
  readonly models: number;
  readonly instantiations: number;
  /** How long types are checked, in ms: the least of the rounds, as what else the machine does can only make it longer. */
  readonly checkMilliseconds: number;
  readonly memoryMegabytes: number;
}

/** Which mistakes the types of a library find. */
export interface RefusalRow {
  readonly library: string;
  readonly mistakes: Readonly<Record<string, "refused" | "accepted">>;
}

/** Both, of every library. */
export interface TypesResults {
  readonly rows: readonly TypesRow[];
  readonly refusals: readonly RefusalRow[];
}

/** Compiles every program. @throws Error when one does not compile, or lets pass that an attribute is used as what it is not. */
export async function measureTypes({ models, rounds, workspace }: Method): Promise<TypesResults> {
  const compiler = await Compiler.create(workspace);
  try {
    const refusals: RefusalRow[] = [];
    for (const library of Object.keys(modelSources)) refusals.push(await refusalsOf(library, compiler));
    const cells = models.flatMap((count) => Object.keys(modelSources).map((library) => new Cell(library, count)));
    for (let round = 0; round < rounds; round++) {
      for (const cell of cells) await cell.measure(compiler);
    }
    return { rows: cells.map((cell) => cell.row()), refusals };
  } finally {
    await compiler.close();
  }
}

/** One program, and what was measured of it in each round. */
class Cell {
  readonly #library: string;
  readonly #models: number;
  readonly #program: string;
  readonly #rounds: { instantiations: number; checkSeconds: number; memoryKilobytes: number }[] = [];

  constructor(library: string, models: number) {
    this.#library = library;
    this.#models = models;
    this.#program = programOf(sourceOf(library), models);
  }

  async measure(compiler: Compiler): Promise<void> {
    const compilation = await compiler.compile(this.#program);
    if (compilation.refusedLines.length > 0)
      throw new Error(`${this.#library} does not compile:\n${compilation.output}`);
    this.#rounds.push(compilation);
  }

  row(): TypesRow {
    return {
      library: this.#library,
      models: this.#models,
      instantiations: median(this.#rounds.map(({ instantiations }) => instantiations)),
      checkMilliseconds: Math.round(Math.min(...this.#rounds.map(({ checkSeconds }) => checkSeconds)) * 1000),
      memoryMegabytes: Math.round(median(this.#rounds.map(({ memoryKilobytes }) => memoryKilobytes)) / 1024),
    };
  }
}

/** Compiles right statements, which has to succeed, then wrong ones, of which each has to be refused on its own line. */
async function refusalsOf(library: string, compiler: Compiler): Promise<RefusalRow> {
  const source = sourceOf(library);
  const program = programOf(source, 1);
  const mistakes = mistakesOf(source);
  const right = await compiler.compile(
    withStatements(
      program,
      mistakes.map((mistake) => mistake.right),
    ),
  );
  if (right.refusedLines.length > 0) throw new Error(`${library} does not compile:\n${right.output}`);
  const wrong = await compiler.compile(
    withStatements(
      program,
      mistakes.map((mistake) => mistake.wrong),
    ),
  );
  // After the program and the line that the function begins on; lines are counted from 1.
  const firstLine = program.split("\n").length + 2;
  const outcomes = mistakes.map(
    ({ name }, index) => [name, wrong.refusedLines.includes(firstLine + index) ? "refused" : "accepted"] as const,
  );
  if (outcomes[0]?.[1] !== "refused")
    throw new Error(`${library} does not know the types of attributes:\n${wrong.output}`);
  return { library, mistakes: Object.fromEntries(outcomes) };
}

function sourceOf(library: string): (typeof modelSources)[string] {
  const source = modelSources[library];
  if (source === undefined) throw new Error(`there is no program for ${library}`);
  return source;
}
