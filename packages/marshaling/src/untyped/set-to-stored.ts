import { type AttributeValue, describeValue } from "@dynamorm/core";
import { parseDecimal } from "../decimal.ts";
import { Mismatch } from "../mismatch.ts";
import { stringText } from "../string-text.ts";
import { AvoidableMismatch } from "./avoidable-mismatch.ts";
import { bytesOfBinary, refuseRepeatedBytes } from "./binary.ts";
import { bigintText, safeNumberText } from "./integers.ts";
import type { MarshallOptions } from "./marshall-options.ts";
import { checkedText, isNumberText, type NumberText } from "./number-value.ts";
import { undefinedWithin } from "./refusals.ts";

type Numeric = number | bigint | NumberText;

/**
 * A `Set` as `SS`, `NS` or `BS`, by its members. Numbers, bigints and numbers as text may stand together: DynamoDB has one type for
 * them.
 *
 * @throws Mismatch for an empty set, for members of several types, of types that DynamoDB has no sets of, and for members that
 * are two in JavaScript and one in DynamoDB.
 */
export function setToStored(set: ReadonlySet<unknown>, options: MarshallOptions): AttributeValue {
  const members = options.removeUndefinedValues ? [...set].filter((member) => member !== undefined) : [...set];
  if (members.length === 0) {
    if (options.convertEmptyValues) return { NULL: true };
    throw emptySet();
  }
  if (members.every((member) => typeof member === "string")) return { SS: members.map(stringText) };
  if (members.every(isNumeric)) return { NS: numberTexts(members, options) };
  const bytes = members.map(bytesOfBinary);
  if (bytes.every((member) => member !== undefined)) {
    refuseRepeatedBytes(bytes);
    return { BS: bytes };
  }
  throw members.includes(undefined) ? undefinedWithin("a Set with undefined") : unlike(members);
}

function isNumeric(member: unknown): member is Numeric {
  return typeof member === "number" || typeof member === "bigint" || isNumberText(member);
}

function numberTexts(members: readonly Numeric[], options: MarshallOptions): string[] {
  const texts = members.map((member) => {
    if (typeof member === "number") return safeNumberText(member, options.allowImpreciseNumbers);
    return typeof member === "bigint" ? bigintText(member) : checkedText(member.value);
  });
  // No two numbers of one kind are the same; of several kinds, or as texts, they may be.
  const [first] = members;
  if (typeof first === "object" || members.some((member) => typeof member !== typeof first)) {
    refuseRepeated(texts, members);
  }
  return texts;
}

/** For a `Set`, 1 and 1n are two; for DynamoDB they are one, and it refuses a set that has it twice. */
function refuseRepeated(texts: readonly string[], members: readonly Numeric[]): void {
  const seen = new Map<string, Numeric>();
  for (const [index, text] of texts.entries()) {
    const member = members[index] as Numeric;
    const { negative, digits, exponent } = parseDecimal(text) as NonNullable<ReturnType<typeof parseDecimal>>;
    const number = `${negative ? "-" : ""}${digits}e${exponent}`;
    const other = seen.get(number);
    if (other !== undefined) {
      const kinds = typeof other === typeof member ? "twice" : `as a ${kindOf(other)} and as a ${kindOf(member)}`;
      throw new Mismatch("every number once", `a Set with ${text} ${kinds}`, {
        mend: "DynamoDB has one type for both",
      });
    }
    seen.set(number, member);
  }
}

function kindOf(member: Numeric): string {
  return typeof member === "object" ? "NumberValue" : typeof member;
}

function emptySet(): Mismatch {
  const mend = "DynamoDB has no empty sets; leave the attribute out";
  return new AvoidableMismatch("convertEmptyValues", "a Set with at least one member", "an empty Set", mend);
}

function unlike(members: readonly unknown[]): Mismatch {
  const [first, other = first] = [members[0], members.find((member) => typeof member !== typeof members[0])];
  const received = `a Set with ${describeValue(first)}${other === first ? "" : ` and ${describeValue(other)}`}`;
  return new Mismatch("a Set of strings, of numbers or of bytes", received, { mend: "use an array for anything else" });
}
