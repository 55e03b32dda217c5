import { readFileSync } from "node:fs";
import { expect, test } from "@jest/globals";

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), "utf8");

test("the tour in the README is the tour that runs", () => {
  expect(read("../../../README.md")).toContain(`\`\`\`ts\n${read("./tour.ts")}\`\`\``);
});
