import type { AnyModel } from "@dynamorm/core";
import { invalidItem, type Subject } from "../../value-errors.ts";
import { compileKeyTexts, type KeyText } from "./key-text.ts";

const known = new WeakMap<object, Readonly<Record<string, KeyText>>>();

/**
 * The computed keys of a model, by the attribute of the table that holds them: what makes their texts, for whoever plans queries.
 * Compiled the first time and kept.
 *
 * Their functions throw an InvalidItemError for a value that does not fit its attribute.
 */
export function keyTexts(model: AnyModel): Readonly<Record<string, KeyText>> {
  let texts = known.get(model);
  if (texts === undefined) {
    texts = Object.fromEntries(
      Object.entries(compileKeyTexts(model)).map(([attribute, text]) => [attribute, withPublicErrors(text, model)]),
    );
    known.set(model, texts);
  }
  return texts;
}

function withPublicErrors(text: KeyText, subject: Subject): KeyText {
  const guarded =
    <Given, Result>(make: (given: Given) => Result) =>
    (given: Given): Result => {
      try {
        return make(given);
      } catch (thrown) {
        throw invalidItem(thrown, subject);
      }
    };
  return {
    ...text,
    textOf: guarded(text.textOf),
    parts: text.parts.map((part) => ({ ...part, textOf: guarded(part.textOf) })),
  };
}
