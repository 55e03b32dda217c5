import type { AttributePath } from "@dynamorm/core";
import { refuseLargeSubstitutions } from "./substitution-limit.ts";

/** What an operand is to the attribute at the path that it belongs to. */
export type OperandRole =
  /** A value of the attribute's own type. */
  | "value"
  /** An element of the list or set at the path, or a part of the text. */
  | "element"
  /** The beginning of the text at the path. */
  | "prefix"
  /** A number of characters, bytes or elements. */
  | "size"
  /** The name of a DynamoDB type. */
  | "type";

/** Turns an operand as code has it into what the request holds. */
export type EncodeOperand<Value> = (value: unknown, path: AttributePath, role: OperandRole) => Value;

/** An expression with what its placeholders stand for. A part that would be empty is absent, as DynamoDB demands. */
export interface CompiledExpression<Value = unknown> {
  readonly expression: string;
  /** For `ExpressionAttributeNames`. */
  readonly names?: Record<string, string>;
  /** For `ExpressionAttributeValues`. */
  readonly values?: Record<string, Value>;
}

/**
 * The placeholders of one request. Key condition, filter, projection and update of a request share one, so that a placeholder
 * never stands for two things.
 *
 * Every attribute name is aliased, reserved word or not: DynamoDB's list of reserved words grows, and names may hold anything.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.ExpressionAttributeNames.html
 */
export class Placeholders<Value = unknown> {
  readonly #encode: EncodeOperand<Value>;
  readonly #storedPath: (path: AttributePath) => AttributePath;
  readonly #placeholderOf = new Map<string, string>();
  readonly #names: Record<string, string> = {};
  readonly #values: Record<string, Value> = {};
  #valueCount = 0;

  /**
   * Without `encode`, values stay as they are given: what lib-dynamodb's document client takes. `storedPath` gives a path the names
   * that the table has, where these are others than the caller's.
   */
  constructor(
    encode: EncodeOperand<Value> = (value) => value as Value,
    storedPath: (path: AttributePath) => AttributePath = (path) => path,
  ) {
    this.#encode = encode;
    this.#storedPath = storedPath;
  }

  /** Writes a path in placeholders: `["lines", 0, "price"]` → `#n0[0].#n1`. One name has one placeholder. */
  path(path: AttributePath): string {
    let text = "";
    for (const part of this.#storedPath(path))
      text += typeof part === "number" ? `[${part}]` : `${text && "."}${this.#name(part)}`;
    return text;
  }

  /** Takes in a value and gives its placeholder. */
  value(value: unknown, path: AttributePath, role: OperandRole = "value"): string {
    const placeholder = `:v${this.#valueCount++}`;
    this.#values[placeholder] = this.#encode(value, path, role);
    return placeholder;
  }

  /**
   * What the placeholders stand for; a part without any is absent.
   *
   * @throws InvalidQueryError for more than the 2 MB that DynamoDB takes.
   */
  bindings(): Omit<CompiledExpression<Value>, "expression"> {
    refuseLargeSubstitutions(this.#placeholderOf.keys(), this.#values);
    return {
      ...(this.#placeholderOf.size > 0 && { names: { ...this.#names } }),
      ...(this.#valueCount > 0 && { values: { ...this.#values } }),
    };
  }

  #name(name: string): string {
    const known = this.#placeholderOf.get(name);
    if (known !== undefined) return known;
    const placeholder = `#n${this.#placeholderOf.size}`;
    this.#placeholderOf.set(name, placeholder);
    this.#names[placeholder] = name;
    return placeholder;
  }
}
