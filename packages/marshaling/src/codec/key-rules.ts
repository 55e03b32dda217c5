import { type AnyModel, type AttributeValue, type KeyRule, keyRuleOf, wrongKeyBytes } from "@dynamorm/core";
import { Mismatch } from "../mismatch.ts";
import { storedJson } from "../stored-json.ts";
import { type Field, field } from "./field.ts";

/** The same fields, with the rules for keys around those that are a key of the table or of an index. */
export function withKeyRules(fields: readonly Field[], model: AnyModel): readonly Field[] {
  return fields.map((any) => {
    const keyRule = keyRuleOf(model, any.name);
    if (keyRule === undefined) return any;
    const keyed = withKeyRule(any, keyRule);
    return field({ ...keyed, encodeJson: (value) => storedJson(keyed.encode(value)) });
  });
}

/** The same field, with a rule for keys around what `encode` gives. */
export function withKeyRule(any: Field, keyRule: KeyRule): Field {
  return field({ ...any, keyRule, encode: (value) => checkKeyValue(any.encode(value), keyRule) });
}

/** Gives the value, where DynamoDB takes it for a key. */
function checkKeyValue(stored: AttributeValue, rule: KeyRule): AttributeValue {
  if (stored.S !== undefined) checkKeyText(stored.S, rule);
  else if (stored.B !== undefined) checkKeyBytes(stored.B.length, rule);
  return stored;
}

/** Refuses a text that no key can be. */
export function checkKeyText(text: string, rule: KeyRule): void {
  const bytes = wrongKeyBytes(text, rule);
  if (bytes === undefined) return;
  if (bytes === 0) {
    throw new Mismatch("a string that is not empty", 'the string ""', { mend: "DynamoDB keys cannot be empty" });
  }
  throw tooLong(`a string of ${bytes} bytes`, rule);
}

function checkKeyBytes(bytes: number, rule: KeyRule): void {
  if (bytes === 0) throw new Mismatch("at least one byte", "no bytes", { mend: "DynamoDB keys cannot be empty" });
  if (bytes > rule.mostBytes) throw tooLong(`${bytes} bytes`, rule);
}

function tooLong(received: string, { mostBytes, what }: KeyRule): Mismatch {
  return new Mismatch(`at most ${mostBytes} bytes`, received, { mend: `DynamoDB allows no more in a ${what}` });
}
