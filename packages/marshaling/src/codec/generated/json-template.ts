import type { Body } from "./program.ts";

/** The text of a JSON object that code makes, with its parts in their order: one template literal up to the first that may be missing. */
export class JsonTemplate {
  readonly #body: Body;
  /** What stands before the first part that may be missing. */
  #start = "";
  #variable: string | undefined;

  constructor(body: Body) {
    this.#body = body;
  }

  /** Adds a part that is always there: `json` is a part of a template literal. */
  put(name: string, json: string): void {
    if (this.#variable === undefined) this.#start += `${this.#start === "" ? "" : ","}${member(name, json)}`;
    else this.#append(this.#variable, name, json);
  }

  /** Adds a part that is sometimes there; what it gives adds the statement for when it is. */
  putSometimes(name: string): (json: string) => void {
    const variable = (this.#variable ??= this.#body.declare(`\`{${this.#start}\``));
    return (json) => this.#append(variable, name, json);
  }

  /** The whole text, as a part of a template literal. */
  finish(): string {
    return this.#variable === undefined ? `{${this.#start}}` : `\${${this.#variable}}}`;
  }

  #append(variable: string, name: string, json: string): void {
    if (this.#start === "") this.#body.add(`if (${variable} !== "{") ${variable} += ",";`);
    this.#body.add(`${variable} += \`${this.#start === "" ? "" : ","}${member(name, json)}\`;`);
  }
}

function member(name: string, json: string): string {
  // The name as it stands in JSON, and that as it stands in a template literal.
  const quoted = JSON.stringify(name).replace(/[\\`$]/g, "\\$&");
  return `${quoted}:${json}`;
}
