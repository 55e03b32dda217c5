import { describe, expect, it } from "@jest/globals";
import { table } from "./table.ts";

describe("table", () => {
  it("has texts at the left of their columns and numbers at the right", () => {
    const rows = [
      ["name", "ns", "times"],
      ["a", "1,234", "1.0 ×"],
      ["longer", "5", "20.5 ×"],
    ];
    expect(table(rows)).toBe(["name    ns     times", "a       1,234   1.0 ×", "longer      5  20.5 ×"].join("\n"));
  });
});
