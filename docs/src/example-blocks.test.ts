import { expect, test } from "@jest/globals";
import { exampleBlocks } from "./example-blocks.ts";

const blocksOf = (text: string) => exampleBlocks("page.md", text.split("\n"));

test("blocks are told by their fence, and those of other languages are passed over", () => {
  const page = `# Title
<!-- example-setup
const hidden = 1;
-->
\`\`\`ts
run();
\`\`\`
\`\`\`sh
npm start
\`\`\`
\`\`\`ts no-run
send();
\`\`\`
\`\`\`ts error
wrong(); // ✗ why
right();
\`\`\``;
  expect(blocksOf(page)).toEqual([
    { kind: "setup", open: 1, close: 3, marked: [] },
    { kind: "run", open: 4, close: 6, marked: [] },
    { kind: "no-run", open: 10, close: 12, marked: [] },
    { kind: "error", open: 13, close: 16, marked: [14] },
  ]);
});

test("a fence within a longer fence is text", () => {
  expect(blocksOf("````md\n```ts\nwrong(\n```\n````")).toEqual([]);
});

test.each([
  ["```ts\nrun();", "page.md:1: there is no ``` that closes this block"],
  ["\n```ts norun\n```", 'page.md:2: code is fenced as "ts", "ts no-run" or "ts error", not "ts norun"'],
  ["```typescript\n```", 'page.md:1: code is fenced as "ts", "ts no-run" or "ts error", not "typescript"'],
  ["```ts error\nright();\n```", 'page.md:1: a block "ts error" marks the lines that must not compile by "// ✗ …"'],
  ["```ts\nwrong(); // ✗ why\n```", 'page.md:2: "// ✗" is for lines of a block "ts error"'],
])("what would escape the checks is refused: %j", (text, message) => {
  expect(() => blocksOf(text)).toThrow(message);
});
