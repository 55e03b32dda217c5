import { expect, test } from "@jest/globals";
import { exampleBlocks } from "./example-blocks.ts";
import { exampleModule } from "./example-module.ts";

/** The lines of the module that a page with one block makes, without the title, the fences and the line of imports. */
function moduleOf(code: string, fence = "ts"): string[] {
  const lines = `# Title\n\`\`\`${fence}\n${code}\n\`\`\``.split("\n");
  return exampleModule("page.md", lines, exampleBlocks("page.md", lines)).split("\n").slice(2, -1);
}

test("a module has the lines of its page", () => {
  const lines = ["# Title", "Text.", "```ts", "run();", "```", "```ts no-run", "send();", "```"];
  expect(exampleModule("page.md", lines, exampleBlocks("page.md", lines)).split("\n")).toEqual([
    `import { shows, throws } from "../src/shown.ts";`,
    "",
    "",
    "run();",
    "",
    "void (async () => {",
    "send();",
    "});",
  ]);
});

test.each([
  ["an expression", "await get(); // → 'é'", [`shows("page.md:3", "'é'", await get()); // → 'é'`]],
  ["one that begins with an é, without semicolon", "é() // → 1", [`shows("page.md:3", "1", é()) // → 1`]],
  ["a const", "const a = 1; // → 1", [`const a = 1; shows("page.md:3", "1", a); // → 1`]],
  ["an exported const", "export const a = 1; // → 1", [`export const a = 1; shows("page.md:3", "1", a); // → 1`]],
  [
    "a statement of several lines, with the value below",
    "a\n  .b();\n// → { c: 1,\n//     d: 2 }\n// not part of it",
    [`shows("page.md:5", "{ c: 1, d: 2 }", a`, "  .b());", "// → { c: 1,", "//     d: 2 }", "// not part of it"],
  ],
  [
    "a statement that throws",
    "const a = await b(); // throws No b",
    [`await throws("page.md:3", "No b", async () => { const a = await b(); }); // throws No b`],
  ],
])("an assertion becomes a call: %s", (_, code, expected) => {
  expect(moduleOf(code)).toEqual(expected);
});

test.each([
  ["if (a) {\n  b(); // → 1\n}", "ts", "page.md:4: no statement of the module itself ends here"],
  ["// → 1", "ts", "page.md:3: no statement of the module itself ends here"],
  ["let a = 1; // → 1", "ts", `page.md:3: "→" follows an expression, or a const with a name`],
  ["a(); // → 1", "ts no-run", "page.md:3: this block is not run, so that nothing checks what it says here"],
  ["a(; // → 1", "ts", "page.md does not parse:"],
])("an assertion that nothing would check is refused: %j", (code, fence, message) => {
  expect(() => moduleOf(code, fence)).toThrow(message);
});
