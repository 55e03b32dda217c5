/** Adds the statements of a function with a parameter of this name, and gives an expression of its result. */
export type WriteFunction = (body: Body, parameter: string) => string;

/**
 * JavaScript source in the making: one function, and those that it calls.
 *
 * Every function gives `undefined` for what it has no answer to, and so does whoever calls it. Values that come from outside never
 * stand in the source: the code closes over them.
 */
export class Program {
  readonly #constants = new Map<unknown, string>();
  readonly #functions: string[] = [];
  #variables = 0;
  /** Whether something that the code calls adds to the weight of the item by itself. */
  callsWeigh = false;

  /** The name under which the code has a value. */
  constant(value: unknown): string {
    const known = this.#constants.get(value);
    if (known !== undefined) return known;
    const name = `c${this.#constants.size}`;
    this.#constants.set(value, name);
    return name;
  }

  /** A name that no other variable has, in whichever function. */
  variable(): string {
    return `v${this.#variables++}`;
  }

  /** Writes a function, and gives its name. */
  function(write: WriteFunction): string {
    const [name, parameter] = [this.variable(), this.variable()];
    const body = new Body(this);
    const result = write(body, parameter);
    this.#functions.push(`function ${name}(${parameter}) {\n${body.source}return ${result};\n}\n`);
    return name;
  }

  /** The source: run with the values that it closes over, it gives the function of this name. */
  source(main: string): string {
    const constants = [...this.#constants.values()].map((name, index) => `const ${name} = constants[${index}];\n`);
    return `"use strict";\n${constants.join("")}${this.#functions.join("")}return ${main};`;
  }

  /** Runs the source, and gives the function of this name. */
  compile(main: string): unknown {
    // Names of attributes are in it by JSON.stringify; nothing else that is in it comes from outside.
    // oxlint-disable-next-line typescript/no-implied-eval
    return new Function("constants", this.source(main))([...this.#constants.keys()]);
  }
}

/** The statements of one function, as they are written. */
export class Body {
  readonly program: Program;
  readonly #lines: string[] = [];
  #weight: string | undefined;

  constructor(program: Program) {
    this.program = program;
  }

  /** Adds lines. */
  add(...lines: readonly string[]): void {
    this.#lines.push(...lines);
  }

  /** Adds a line before all others. */
  addFirst(line: string): void {
    this.#lines.unshift(line);
  }

  /** Adds a constant of the block, and gives its name. */
  define(expression: string): string {
    const name = this.program.variable();
    this.add(`const ${name} = ${expression};`);
    return name;
  }

  /** Adds a variable of the block, and gives its name. */
  declare(expression: string): string {
    const name = this.program.variable();
    this.add(`let ${name} = ${expression};`);
    return name;
  }

  /** Adds that the function has no answer where the condition holds. */
  giveUpIf(condition: string): void {
    this.add(`if (${condition}) return;`);
  }

  /** Adds to what the function has written, in bytes at most. */
  weigh(bytes: string): void {
    this.add(`${this.weight} += ${bytes};`);
  }

  /** The variable with what the function has written, in bytes at most. */
  get weight(): string {
    return (this.#weight ??= this.program.variable());
  }

  get isWeighed(): boolean {
    return this.#weight !== undefined;
  }

  /** How many lines there are so far. */
  get size(): number {
    return this.#lines.length;
  }

  get source(): string {
    const weight = this.#weight === undefined ? "" : `let ${this.#weight} = 0;\n`;
    return `${weight}${this.#lines.join("\n")}\n`;
  }
}
