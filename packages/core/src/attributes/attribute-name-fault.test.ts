import { describe, expect, it } from "@jest/globals";
import { attributeNameFault } from "./attribute-name-fault.ts";

describe("M9 the name of an attribute", () => {
  it.each(["a", " ", "a.b[0]", "__proto__", "é", "😀", "\u{10ffff}", "x".repeat(65_535)])(
    "finds none in a name that DynamoDB stores: %j",
    (name) => {
      expect(attributeNameFault(name)).toBeUndefined();
    },
  );

  it.each<[string, string]>([
    ["", "an attribute's name is empty"],
    ["\ud83d", 'the attribute name "\\ud83d" holds half of a character (a lone surrogate), which cannot be stored'],
    [
      "\ude00\ud83d",
      'the attribute name "\\ude00\\ud83d" holds half of a character (a lone surrogate), which cannot be stored',
    ],
    ["x".repeat(65_536), "an attribute's name is over 64 KB"],
    ["é".repeat(32_768), "an attribute's name is over 64 KB"],
  ])("says what is wrong with %j", (name, fault) => {
    expect(attributeNameFault(name)).toBe(fault);
  });
});
