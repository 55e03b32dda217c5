import { describeName } from "@dynamorm/core";
import type { DmsConvention } from "./document.ts";

/** The names that each convention lets through, as the document's specification has them. */
const patterns: Readonly<Record<DmsConvention, RegExp>> = {
  camelCase: /^(?:PK|SK|[a-z][A-Za-z0-9]*)$/,
  snake_case: /^[a-z][a-z0-9]*(?:_[a-z0-9]+)*$/,
};

/** What is wrong with an attribute's name by a convention; `undefined` where nothing is. */
export function conventionFault(name: string, convention: DmsConvention): string | undefined {
  if (patterns[convention].test(name)) return undefined;
  return `${describeName(name)} is not ${convention}, which the model's naming.convention asks of every attribute`;
}

/** The convention that all of some names keep to, if one does. */
export function conventionOf(names: readonly string[]): DmsConvention | undefined {
  return (["camelCase", "snake_case"] as const).find((convention) =>
    names.every((name) => patterns[convention].test(name)),
  );
}
