import { attributeNameFault } from "../attributes/attribute-name-fault.ts";
import { describeValue } from "../describe-value.ts";
import { isRecord } from "../is-record.ts";
import type { KeyDefinition } from "./key-definition.ts";
import { isKeyTemplate } from "./key-template.ts";
import type { Refuse } from "./unchecked-definition.ts";

/**
 * The tag that tells the items of several models in one table apart: an attribute that the library writes and reads, and that items
 * do not have. A text names the attribute; `false` leaves the tag out.
 */
export type TypeTagDefinition = string | false | { readonly attribute?: string; readonly value?: string };

/** A type tag with everything filled in. */
export interface TypeTag {
  /** The attribute of the table. */
  readonly attribute: string;
  /** What it holds for items of this model. */
  readonly value: string;
}

const defaultAttribute = "_type";

/**
 * The tag of a model. Without a word about it, models with a computed key have one (they are made to share a table), and others
 * have none.
 */
export function typeTagOf(
  name: string,
  definition: TypeTagDefinition | undefined,
  { partitionKey, sortKey }: KeyDefinition,
): TypeTag | undefined {
  if (definition === false) return undefined;
  if (definition === undefined && !isKeyTemplate(partitionKey) && !isKeyTemplate(sortKey)) return undefined;
  const { attribute = defaultAttribute, value = name } =
    typeof definition === "string" ? { attribute: definition } : (definition ?? {});
  return Object.freeze({ attribute, value });
}

/** Refuses what is no tag. */
export function checkTypeTag(definition: unknown, refuse: Refuse): void {
  if (definition === undefined || definition === false) return;
  const parts = isRecord(definition) ? definition : { attribute: definition };
  const unknown = Object.keys(parts).find((part) => part !== "attribute" && part !== "value");
  if (unknown !== undefined) refuse(`"${unknown}" is no part of a typeTag; there are attribute and value`);
  const { attribute, value } = parts;
  if (attribute !== undefined && typeof attribute !== "string") {
    refuse(`typeTag is the name of an attribute, { attribute, value } or false, not ${describeValue(attribute)}`);
  }
  const fault = typeof attribute === "string" ? attributeNameFault(attribute) : undefined;
  if (fault !== undefined) refuse(`typeTag: ${fault}`);
  if (value !== undefined && (typeof value !== "string" || value === "")) {
    refuse(`the value of a typeTag is a text, not ${describeValue(value)}`);
  }
}
