import { describe, expect, test } from "@jest/globals";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

// The rows of the feature list that are done: each has a page that names it below its title, and tests whose titles begin with it.

const root = fileURLToPath(new URL("../..", import.meta.url));

const rows = [
  ...Array.from({ length: 13 }, (_, index) => `M${index + 1}`),
  ...Array.from({ length: 4 }, (_, index) => `C${index + 1}`),
  ...Array.from({ length: 6 }, (_, index) => `E${index + 1}`),
  ...Array.from({ length: 21 }, (_, index) => `Q${index + 1}`),
  ...Array.from({ length: 2 }, (_, index) => `P${index + 1}`),
  ...Array.from({ length: 13 }, (_, index) => `W${index + 1}`),
];

/** The texts of the files below a folder whose names end so. */
function textsIn(folder: string, end: string): string[] {
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(end));
  return files.map((file) => readFileSync(join(folder, file), "utf8"));
}

/** The sentence below a page's title: "Rows M2, M3 and M4 of …". */
const rowLines = textsIn(join(root, "docs/guide"), ".md").map((text) => /^Rows? .+$/m.exec(text)?.[0] ?? "");

const packages = readdirSync(join(root, "packages")).flatMap((name) =>
  ["src", "test"].map((part) => join(root, "packages", name, part)),
);
const tests = packages.flatMap((folder) => textsIn(folder, ".test.ts")).join("\n");

describe.each(rows)("row %s", (row) => {
  test("has a page", () => {
    expect(rowLines.filter((line) => new RegExp(String.raw`\b${row}\b`).test(line))).not.toEqual([]);
  });

  test("has tests that are found by it", () => {
    expect(tests).toMatch(new RegExp(String.raw`(?:describe|test|it)(?:\.each\([^"\x60]*\))?\(\s*["\x60]${row}\b`));
  });
});
