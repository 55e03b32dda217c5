import { type AnyModel, keyRuleOf } from "@dynamorm/core";
import { within } from "../mismatch.ts";
import type { StoredText } from "./item-ways.ts";
import { compileKeyTexts } from "./key-template/key-text.ts";
import { checkKeyText } from "./key-rules.ts";

/** What is stored with the items of a model and is no attribute of them: computed keys, then the type tag. */
export function storedTextsOf(model: AnyModel): readonly StoredText[] {
  const { typeTag } = model;
  const keys = Object.values(compileKeyTexts(model)).map(({ attribute, textOf }) =>
    checkedText(model, attribute, textOf),
  );
  return typeTag === undefined ? keys : [...keys, { storedName: typeTag.attribute, textOf: () => typeTag.value }];
}

/** A computed key is a key like any other: DynamoDB has limits for it. */
export function checkedText(model: AnyModel, attribute: string, textOf: StoredText["textOf"]): StoredText {
  const rule = keyRuleOf(model, attribute);
  if (rule === undefined) return { storedName: attribute, textOf };
  return {
    storedName: attribute,
    textOf: (item) => {
      const text = textOf(item);
      try {
        if (text !== undefined) checkKeyText(text, rule);
      } catch (thrown) {
        throw within(attribute, thrown);
      }
      return text;
    },
  };
}
