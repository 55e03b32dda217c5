import { type AttributeDefinition, type KeyRule, storedName } from "@dynamorm/core";
import { isInherited } from "../../record.ts";
import { mostBytesPerUnit } from "../../weight.ts";
import type { Field } from "../field.ts";
import { emptyValueOf } from "../registry.ts";
import type { PartWriter, Way } from "./generated-type.ts";
import type { Body } from "./program.ts";
import { writeClosureCall } from "./write-closure-call.ts";

/** An attribute of an item, or of a map within it, and how the code for its value is written. */
export interface FieldCode extends Pick<Field, "name" | "storedName" | "required" | "empty"> {
  /** Writes the code for the value in a variable of this name, one way. */
  readonly write: (value: string, body: Body) => string;
}

/** The attributes of a map. */
export function fieldCodesOf(
  attributes: Readonly<Record<string, AttributeDefinition>>,
  parts: PartWriter,
): readonly FieldCode[] {
  return Object.entries(attributes).map(([name, definition]) => ({
    name,
    storedName: storedName(name, definition),
    required: !definition.optional,
    empty: emptyValueOf(definition),
    write: (value, body) => parts.write(definition, value, body),
  }));
}

/** An attribute of an item itself, which may be a key. */
export function itemFieldCodeOf(field: Field, way: Way, parts: PartWriter): FieldCode {
  const { keyRule, definition } = field;
  const write = (value: string, body: Body): string => {
    if (keyRule === undefined || way === "decode") return parts.write(definition, value, body);
    const check = definition.nullable ? undefined : keyChecks[definition.type];
    if (check === undefined) return writeClosureCall(way, field, value, body);
    check(value, keyRule, body);
    return parts.write(definition, value, body);
  };
  return { name: field.name, storedName: field.storedName, required: field.required, empty: field.empty, write };
}

/** What keys of a type have to be, besides what any value of the type has to be. The rule is of texts and bytes alone. */
const keyChecks: {
  readonly [Type in AttributeDefinition["type"]]?: (value: string, rule: KeyRule, body: Body) => void;
} = {
  string: (value, { mostBytes }, body) => {
    body.giveUpIf(`${value}.length === 0 || ${value}.length > ${Math.floor(mostBytes / mostBytesPerUnit)}`);
  },
  number: () => undefined,
  bigint: () => undefined,
  date: () => undefined,
};

/** Whether objects inherit nothing of these names, so that plain code reads and sets what is meant. */
export function haveOrdinaryNames(attributes: Readonly<Record<string, AttributeDefinition>>): boolean {
  return Object.entries(attributes).every(
    ([name, definition]) => !isInherited(name) && !isInherited(storedName(name, definition)),
  );
}
