import { describeValue, isRecord } from "@dynamorm/core";
import { Mismatch } from "../mismatch.ts";
import { invalidItem } from "../value-errors.ts";
import { bigintText, isStorableNumber, safeNumberText } from "./integers.ts";

/** What a {@link NumberValue} is made of. */
export type NumberSource = number | bigint | string | { readonly N: string } | NumberText;

/**
 * A number as the text that DynamoDB holds, all 38 digits of it. It does not calculate: give its text to what does.
 *
 * It has what the class of the same name in `@aws-sdk/util-dynamodb` has, and `marshall` takes either. That package takes only its
 * own, which it makes of one of these by `NumberValueImpl.from(String(value))`.
 *
 * @example
 * marshall({ price: NumberValue.from("0.1234567890123456789") })   // { price: { N: "0.1234567890123456789" } }
 */
export class NumberValue {
  /** The text, as it was given. */
  readonly value: string;

  /**
   * @throws InvalidItemError for a number beyond `Number.MAX_SAFE_INTEGER`, which may have lost digits already, and for what is no
   * number that DynamoDB holds.
   */
  constructor(value: NumberSource) {
    try {
      this.value = textOf(value);
    } catch (thrown) {
      throw invalidItem(thrown, {});
    }
  }

  /** The same as the constructor, as a function. */
  static from(value: NumberSource): NumberValue {
    return new NumberValue(value);
  }

  toAttributeValue(): { N: string } {
    return { N: this.value };
  }

  /** @throws SyntaxError for a text that is more than an optional minus and digits. */
  toBigInt(): bigint {
    return BigInt(this.value);
  }

  toString(): string {
    return this.value;
  }

  valueOf(): string {
    return this.value;
  }
}

/** A number as text, of this library or of `@aws-sdk/util-dynamodb`, of whichever version: known by what it does. */
export interface NumberText {
  readonly value: string;
  toAttributeValue(): { N: string };
  toBigInt(): bigint;
}

/** Whether a value is a {@link NumberText}. */
export function isNumberText(value: unknown): value is NumberText {
  return (
    isRecord(value) &&
    typeof value["value"] === "string" &&
    typeof value["toAttributeValue"] === "function" &&
    typeof value["toBigInt"] === "function"
  );
}

/**
 * The text of a {@link NumberText}, as it is.
 *
 * @throws Mismatch for a text that is no number which DynamoDB holds: it was not checked when it was made.
 */
export function checkedText(text: unknown): string {
  if (typeof text === "string" && isStorableNumber(text)) return text;
  throw new Mismatch("a number of at most 38 digits, from 1E-130 to 9.99E+125", describeValue(text), {
    mend: "DynamoDB holds no other numbers",
  });
}

function textOf(value: NumberSource): string {
  switch (typeof value) {
    case "number":
      return safeNumberText(value);
    case "bigint":
      return bigintText(value);
    default:
      return checkedText(isNumberText(value) ? value.value : isRecord(value) ? value["N"] : value);
  }
}
