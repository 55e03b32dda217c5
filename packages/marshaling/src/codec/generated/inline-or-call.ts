import { addWeight } from "../../weight.ts";
import type { Body, WriteFunction } from "./program.ts";

/** How many lines a function may have before what is nested in it becomes functions of their own: engines optimise no giants. */
const mostLines = 300;

/** Writes code where it is needed, or, within a function that is large already, a function of its own and the call of it. */
export function inlineOrCall(body: Body, value: string, write: WriteFunction): string {
  return body.size < mostLines ? write(body, value) : call(body, value, write);
}

/** The same for JSON, whose writers give a part of a template literal. */
export function inlineOrCallJson(body: Body, value: string, write: WriteFunction): string {
  if (body.size < mostLines) return write(body, value);
  return `\${${call(body, value, (inner, parameter) => `\`${write(inner, parameter)}\``)}}`;
}

function call(body: Body, value: string, write: WriteFunction): string {
  const name = body.program.function((inner, parameter) => {
    const result = write(inner, parameter);
    if (inner.isWeighed) {
      inner.program.callsWeigh = true;
      inner.add(`${inner.program.constant(addWeight)}(${inner.weight});`);
    }
    return result;
  });
  const result = body.define(`${name}(${value})`);
  body.giveUpIf(`${result} === undefined`);
  return result;
}
