import type { FieldCode } from "./field-code.ts";
import { writePrototypeCheck } from "./plain-object-code.ts";
import type { Body } from "./program.ts";

/** What the attributes of an object are put into, one after the other. */
export interface PartTarget {
  put(name: string, part: string): void;
  putSometimes(name: string): (part: string) => void;
}

/** Writes the code that puts the attributes of an object given, by their names in the table, and gives up where it has others. */
export function writeGivenFields(fields: readonly FieldCode[], value: string, body: Body, target: PartTarget): void {
  body.giveUpIf(`typeof ${value} !== "object" || ${value} === null`);
  const always = fields.filter(({ required }) => required).length;
  const present = always === fields.length ? undefined : body.declare(`${always}`);
  for (const [index, { name, storedName, required, empty, write }] of fields.entries()) {
    const part = body.define(`${value}[${JSON.stringify(name)}]`);
    if (index === 0) writePrototypeCheck(value, body);
    if (required && empty === undefined) {
      target.put(storedName, write(part, body));
      continue;
    }
    const put = target.putSometimes(storedName);
    if (required) body.giveUpIf(`${part} === undefined`);
    else body.add(`if (${part} !== undefined) {`, `${present}++;`);
    if (empty !== undefined) body.add(`if (!${body.program.constant(empty.is)}(${part})) {`);
    put(write(part, body));
    if (empty !== undefined) body.add("}");
    if (!required) body.add("}");
  }
  if (fields.length === 0) writePrototypeCheck(value, body);
  writeCount(value, body, present ?? `${always}`);
}

/** Counting names is quicker than looking at each; where all that there should be are there, one too many is one of another name. */
function writeCount(value: string, body: Body, expected: string): void {
  const [count, name] = [body.declare("0"), body.program.variable()];
  body.add(`for (const ${name} in ${value}) ${count}++;`);
  body.giveUpIf(`${count} !== ${expected} && ${body.program.constant(countDefined)}(${value}) !== ${expected}`);
}

/** How many properties an object has that are not `undefined`, which is as good as absent. */
function countDefined(value: Readonly<Record<string, unknown>>): number {
  let count = 0;
  for (const name in value) if (value[name] !== undefined) count++;
  return count;
}
