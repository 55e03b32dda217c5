import { type AnyModel, type KeyRule, keyRuleOf, wrongKeyBytes } from "@dynamorm/core";
import { Mismatch } from "../mismatch.ts";
import type { Encode } from "./attribute-codec.ts";
import { type Field, field } from "./field.ts";

/** The same fields, with the rules for keys around those that are a key of the table or of an index. */
export function withKeyRules(fields: readonly Field[], model: AnyModel): readonly Field[] {
  return fields.map((any) => {
    const rule = keyRuleOf(model, any.name);
    return rule === undefined
      ? any
      : field(any.name, any.required, { ...any, encode: encodeKeyValue(any.encode, rule) });
  });
}

function encodeKeyValue(encode: Encode, rule: KeyRule): Encode {
  return (value) => {
    const stored = encode(value);
    const bytes = stored.S === undefined ? undefined : wrongKeyBytes(stored.S, rule);
    if (bytes === undefined) return stored;
    if (bytes === 0) {
      throw new Mismatch("a string that is not empty", 'the string ""', { mend: "DynamoDB keys cannot be empty" });
    }
    throw new Mismatch(`at most ${rule.mostBytes} bytes`, `a string of ${bytes} bytes`, {
      mend: `DynamoDB allows no more in a ${rule.what}`,
    });
  };
}
