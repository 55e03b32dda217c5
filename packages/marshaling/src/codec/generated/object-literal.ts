import type { Body } from "./program.ts";

interface Part {
  readonly name: string;
  readonly expression: string;
  /** Whether the expression is a variable, which is `undefined` where the part is not there. */
  readonly isSometimes: boolean;
}

/**
 * An object that code makes, with its parts in their order.
 *
 * One literal makes it where all parts are there: so it takes no more memory than it needs, and such objects have one shape. Else
 * a literal makes it up to the first part that may not be there, and assignments add the rest.
 */
export class ObjectLiteral {
  readonly #body: Body;
  readonly #parts: Part[] = [];

  constructor(body: Body) {
    this.#body = body;
  }

  /** Adds a part that is always there. */
  put(name: string, expression: string): void {
    this.#parts.push({ name, expression, isSometimes: false });
  }

  /** Adds a part that is sometimes there; what it gives adds the statement for when it is. */
  putSometimes(name: string): (expression: string) => void {
    const variable = this.#body.program.variable();
    this.#body.add(`let ${variable};`);
    this.#parts.push({ name, expression: variable, isSometimes: true });
    return (expression) => this.#body.add(`${variable} = ${expression};`);
  }

  /** Adds what makes the object, and gives an expression of it. */
  finish(): string {
    const sometimes = this.#parts.filter(({ isSometimes }) => isSometimes);
    if (sometimes.length === 0) return literalOf(this.#parts);
    const object = this.#body.program.variable();
    const areAllThere = sometimes.map(({ expression }) => `${expression} !== undefined`).join(" && ");
    const first = this.#parts.findIndex(({ isSometimes }) => isSometimes);
    this.#body.add(`let ${object};`, `if (${areAllThere}) ${object} = ${literalOf(this.#parts)};`, "else {");
    this.#body.add(`${object} = ${literalOf(this.#parts.slice(0, first))};`);
    for (const { name, expression, isSometimes } of this.#parts.slice(first)) {
      const condition = isSometimes ? `if (${expression} !== undefined) ` : "";
      this.#body.add(`${condition}${object}[${JSON.stringify(name)}] = ${expression};`);
    }
    this.#body.add("}");
    return object;
  }
}

function literalOf(parts: readonly Part[]): string {
  return `{ ${parts.map(({ name, expression }) => `${JSON.stringify(name)}: ${expression}`).join(", ")} }`;
}
