import { type ErrorContext, InvalidModelError } from "@dynamorm/core";

/** Where in a document something is wrong. */
export interface DmsPlace {
  /** E.g. `models[0].attributes[2].type`; empty for the document itself. */
  readonly path: string;
  /** The line of the text, from 1; `undefined` where there is no text. */
  readonly line?: number | undefined;
}

/** A model document that cannot be read: no YAML, not of the form, or of models that cannot be. Its code is `INVALID_MODEL`. */
export class InvalidDmsError extends InvalidModelError {
  /** The place in the document, e.g. `models[0].attributes[2].type`; empty for the document itself. */
  readonly path: string;
  /** The line of the text, from 1; absent where there is no text. */
  declare readonly line?: number;

  constructor(
    problem: string,
    { path, line }: DmsPlace,
    context: Pick<ErrorContext, "model" | "attribute" | "cause"> = {},
  ) {
    const where = path === "" ? "DMS document" : `DMS document, ${path}`;
    super(`${where}${line === undefined ? "" : ` (line ${line})`}: ${problem}`, context);
    this.path = path;
    if (line !== undefined) Object.defineProperty(this, "line", { value: line, enumerable: true });
  }
}
