import { type AttributeValue, describeValue } from "@dynamorm/core";
import { isArrayBuffer, isBytes } from "../builtins.ts";
import { Mismatch } from "../mismatch.ts";
import { stringText } from "../string-text.ts";
import { bigintText, safeNumberText } from "./integers.ts";

/**
 * A `Set` as `SS`, `NS` or `BS`, by its members. Numbers and bigints may stand together: DynamoDB has one type for both.
 *
 * @throws Mismatch for an empty set, for members of several types, and of types that DynamoDB has no sets of.
 */
export function setToStored(set: ReadonlySet<unknown>): AttributeValue {
  if (set.size === 0) {
    throw new Mismatch("a Set with at least one member", "an empty Set", {
      mend: "DynamoDB has no empty sets; leave the attribute out",
    });
  }
  const members = [...set];
  if (members.every((member) => typeof member === "string")) return { SS: members.map(stringText) };
  if (members.every((member) => typeof member === "number" || typeof member === "bigint")) {
    return { NS: numberTexts(members) };
  }
  if (members.every((member) => isBytes(member) || isArrayBuffer(member))) {
    return { BS: members.map((member) => (isBytes(member) ? member : new Uint8Array(member))) };
  }
  throw unlike(members);
}

/** For a `Set`, 1 and 1n are two; for DynamoDB they are one, and it refuses a set that has it twice. */
function numberTexts(members: readonly (number | bigint)[]): string[] {
  const texts = members.map((member) => (typeof member === "bigint" ? bigintText(member) : safeNumberText(member)));
  const seen = new Set<string>();
  const repeated = texts.find((text) => seen.size === seen.add(text).size);
  if (repeated === undefined) return texts;
  throw new Mismatch("every number once", `a Set with ${repeated} as a number and as a bigint`, {
    mend: "DynamoDB has one type for both",
  });
}

function unlike(members: readonly unknown[]): Mismatch {
  const [first, other = first] = [members[0], members.find((member) => typeof member !== typeof members[0])];
  const received = `a Set with ${describeValue(first)}${other === first ? "" : ` and ${describeValue(other)}`}`;
  return new Mismatch("a Set of strings, of numbers or of bytes", received, { mend: "use an array for anything else" });
}
