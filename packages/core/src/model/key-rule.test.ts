import { describe, expect, it } from "@jest/globals";
import { attr } from "../attributes/attr.ts";
import { defineModel } from "./define-model.ts";
import { keyRuleOf, wrongKeyBytes } from "./key-rule.ts";

const Edge = defineModel({
  name: "Edge",
  table: "edges",
  attributes: { from: attr.string(), to: attr.string(), kind: attr.string(), note: attr.string() },
  key: { partitionKey: "from", sortKey: "to" },
  indexes: { byKind: { partitionKey: "kind", sortKey: "from" } },
});

describe("M5 the rule for the value of a key", () => {
  it.each([
    ["to", { what: "sort key", mostBytes: 1024 }],
    ["kind", { what: "partition key", mostBytes: 2048 }],
    ["from", { what: "sort key", mostBytes: 1024 }],
    ["note", undefined],
  ])("of %s", (name, rule) => {
    expect(keyRuleOf(Edge, name)).toEqual(rule);
  });

  it.each([
    ["", 0],
    ["a", undefined],
    ["a".repeat(1024), undefined],
    ["a".repeat(1025), 1025],
    ["é".repeat(512), undefined],
    ["é".repeat(513), 1026],
  ])("counts bytes: row %#", (text, bytes) => {
    expect(wrongKeyBytes(text, { what: "sort key", mostBytes: 1024 })).toBe(bytes);
  });
});
