import { describeName } from "../describe-name.ts";
import { isWellFormed } from "../is-well-formed.ts";

/** DynamoDB's limit, in bytes of UTF-8. https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html */
const mostBytes = 65_535;

/**
 * What is wrong with the name of an attribute, of a model or within a map: a sentence for an error, or `undefined` when it
 * can be stored.
 */
export function attributeNameFault(name: string): string | undefined {
  if (name === "") return "an attribute's name is empty";
  if (!isWellFormed(name)) {
    return `the attribute name ${describeName(name)} holds half of a character (a lone surrogate), which cannot be stored`;
  }
  if (new TextEncoder().encode(name).length > mostBytes) return "an attribute's name is over 64 KB";
  return undefined;
}
