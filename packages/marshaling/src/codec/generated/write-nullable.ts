import type { Way } from "./generated-type.ts";
import type { Body } from "./program.ts";

/** Writes the code for a value that may be `null`, around the code for the value where it is not. */
export function writeNullable(way: Way, value: string, body: Body, writeValue: () => string): string {
  const result = body.program.variable();
  const [isNull, ofNull] = nulls[way];
  body.add(`let ${result};`, `if (${value}${isNull}) ${result} = ${ofNull};`, "else {");
  const expression = writeValue();
  body.add(`${result} = ${way === "encodeJson" ? `\`${expression}\`` : expression};`, "}");
  return way === "encodeJson" ? `\${${result}}` : result;
}

const nulls: { readonly [Any in Way]: readonly [isNull: string, ofNull: string] } = {
  encode: [" === null", "{ NULL: true }"],
  encodeJson: [" === null", `'{"NULL":true}'`],
  decode: [".NULL === true", "null"],
};
