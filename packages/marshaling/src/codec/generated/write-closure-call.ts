import type { AttributeCodec } from "../attribute-codec.ts";
import type { Way } from "./generated-type.ts";
import type { Body } from "./program.ts";

/** Writes the code that leaves a value to its closure. */
export function writeClosureCall(way: Way, codec: AttributeCodec, value: string, body: Body): string {
  // Absence is a matter of whatever holds the value: closures are not asked about it, and converters are not called with it.
  body.giveUpIf(`${value} === undefined`);
  if (way === "encode") body.program.callsWeigh = true;
  const result = body.define(`${body.program.constant(codec[way])}(${value})`);
  // What a converter makes of something is something, even if it is `undefined`: code takes that for absence.
  if (way === "decode") body.giveUpIf(`${result} === undefined`);
  return way === "encodeJson" ? `\${${result}}` : result;
}
