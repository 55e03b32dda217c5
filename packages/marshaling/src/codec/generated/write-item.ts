import { mostItemBytes } from "../../item-size.ts";
import { mostBytesPerUnit, weightSoFar } from "../../weight.ts";
import type { Field } from "../field.ts";
import type { StoredText } from "../item-ways.ts";
import { mostVariableWeight } from "../size-limit.ts";
import { type FieldCode, itemFieldCodeOf } from "./field-code.ts";
import type { Way } from "./generated-type.ts";
import { JsonTemplate } from "./json-template.ts";
import { ObjectLiteral } from "./object-literal.ts";
import type { Body, WriteFunction } from "./program.ts";
import { writeEscaped } from "./write-escaped.ts";
import { writeDecodedFields } from "./write-decoded-fields.ts";
import { type PartTarget, writeGivenFields } from "./write-given-fields.ts";
import { valueWriter } from "./write-value.ts";

/** The code for a whole item, by way: its fields, and then the texts that are stored with it. */
export const itemWriters: {
  readonly [Any in Way]: (fields: readonly Field[], texts: readonly StoredText[]) => WriteFunction;
} = {
  encode: (fields, texts) => (body, item) => {
    const literal = new ObjectLiteral(body);
    writeGivenFields(codesOf(fields, "encode"), item, body, literal);
    writeTexts(texts, item, body, literal, (text) => {
      body.weigh(`${text}.length * ${mostBytesPerUnit}`);
      return `{ S: ${text} }`;
    });
    giveUpIfHeavy(body, mostVariableWeight(fields, texts));
    return literal.finish();
  },
  encodeJson: (fields, texts) => (body, item) => {
    const json = new JsonTemplate(body);
    writeGivenFields(codesOf(fields, "encodeJson"), item, body, json);
    writeTexts(texts, item, body, json, (text) => `{"S":${writeEscaped(text, body)}}`);
    const whole = body.define(`\`${json.finish()}\``);
    // What has less than a third of the limit in UTF-16 units has less than the limit in bytes.
    body.giveUpIf(`${whole}.length * ${mostBytesPerUnit} > ${mostItemBytes}`);
    return whole;
  },
  decode: (fields) => writeDecodedFields(codesOf(fields, "decode")),
};

function codesOf(fields: readonly Field[], way: Way): readonly FieldCode[] {
  const parts = valueWriter(way, 1);
  return fields.map((field) => itemFieldCodeOf(field, way, parts));
}

function writeTexts(
  texts: readonly StoredText[],
  item: string,
  body: Body,
  target: PartTarget,
  write: (text: string) => string,
): void {
  for (const { storedName, textOf } of texts) {
    const put = target.putSometimes(storedName);
    const text = body.define(`${body.program.constant(textOf)}(${item})`);
    body.add(`if (${text} !== undefined) {`);
    put(write(text));
    body.add("}");
  }
}

/** Items that may be too large are measured, which the closures do. */
function giveUpIfHeavy(body: Body, most: number): void {
  const { program } = body;
  if (program.callsWeigh) {
    const [before, soFar] = [program.variable(), `${program.constant(weightSoFar)}()`];
    body.addFirst(`const ${before} = ${soFar};`);
    // 32 bits, as the sum has: it goes round, the difference does not.
    body.weigh(`((${soFar} - ${before}) | 0)`);
  }
  if (body.isWeighed) body.giveUpIf(`${body.weight} > ${most}`);
}
