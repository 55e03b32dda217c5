import type { Body } from "./program.ts";

/** Adds that the function has no answer for what is no object, or an instance of a class. */
export function writePlainObjectCheck(value: string, body: Body): void {
  body.giveUpIf(`typeof ${value} !== "object" || ${value} === null`);
  writePrototypeCheck(value, body);
}

/** The half of it that engines do in no time where properties of the object were read just before. */
export function writePrototypeCheck(value: string, body: Body): void {
  const prototype = body.define(`Object.getPrototypeOf(${value})`);
  body.giveUpIf(`${prototype} !== Object.prototype && ${prototype} !== null`);
}
