import { isWellFormed } from "@dynamorm/core";

// Takes time in proportion to the text's length, whatever the text.
const numberText = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i;

/** A value when it is text that UTF-8 can hold: lone surrogates cannot be written, Go would make U+FFFD of them silently. */
export function textOf(value: unknown): string | undefined {
  return typeof value === "string" && isWellFormed(value) ? value : undefined;
}

/** A value when it is a number in DynamoDB's notation, a text. How large and how exact is DynamoDB's to judge. */
export function numberTextOf(value: unknown): string | undefined {
  return typeof value === "string" && numberText.test(value) ? value : undefined;
}

/** A value when it is a boolean. */
export function booleanOf(value: unknown): boolean | undefined {
  return typeof value === "boolean" ? value : undefined;
}

/** The members of a value when it is a list, each converted, and none of them `undefined`. */
export function listOf<Member>(
  value: unknown,
  memberOf: (member: unknown) => Member | undefined,
): Member[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const members: Member[] = [];
  for (const element of value as unknown[]) {
    const member = memberOf(element);
    if (member === undefined) return undefined;
    members.push(member);
  }
  return members;
}
