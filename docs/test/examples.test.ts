import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "@jest/globals";
import { startLocal } from "@dynamorm/local";
import { type Compilation, compileExamples } from "../src/compile-examples.ts";
import { exampleBlocks } from "../src/example-blocks.ts";
import { exampleModule } from "../src/example-module.ts";
import { faults } from "../src/shown.ts";

const guide = new URL("../guide/", import.meta.url);
const examples = new URL("../.examples/", import.meta.url);

const pages = readdirSync(guide)
  .filter((file) => file.endsWith(".md"))
  .map((file) => {
    const page = `docs/guide/${file}`;
    const lines = readFileSync(new URL(file, guide), "utf8").split("\n");
    const blocks = exampleBlocks(page, lines);
    return { page, name: file.slice(0, -".md".length), blocks, module: exampleModule(page, lines, blocks) };
  });

let compilation: Compilation;

beforeAll(async () => {
  rmSync(examples, { recursive: true, force: true });
  mkdirSync(examples);
  for (const { name, module } of pages) writeFileSync(new URL(`${name}.ts`, examples), module);
  compilation = await compileExamples();
}, 120_000);

test("the compiler finds no fault with anything but examples", () => {
  expect(compilation.elsewhere).toEqual([]);
});

test("docs/README.md links every page", () => {
  const contents = readFileSync(new URL("../README.md", import.meta.url), "utf8");
  expect(pages.filter(({ name }) => !contents.includes(`](guide/${name}.md)`)).map(({ page }) => page)).toEqual([]);
});

describe.each(pages)("$page", ({ page, name, blocks }) => {
  const mustFail = blocks.filter(({ kind }) => kind === "error");
  const errors = () => compilation.errors.filter(({ module }) => module === name);

  test("compiles", () => {
    const unexpected = errors().filter(({ line }) => !mustFail.some(({ open, close }) => open < line && line < close));
    expect(unexpected.map(({ line, message }) => `${page}:${line + 1} ${message}`)).toEqual([]);
  });

  for (const { open, close, marked } of mustFail) {
    test(`line ${open + 1}: what must not compile does not, and nothing else`, () => {
      const found = errors().filter(({ line }) => open < line && line < close);
      const lines = [...new Set(found.map(({ line }) => line + 1))];
      // With the compiler's messages, for whoever has to move a mark.
      expect({ lines, messages: found.map(({ message }) => message) }).toMatchObject({
        lines: marked.map((line) => line + 1),
      });
    });
  }

  test("does what it says", async () => {
    // An engine of its own: pages do not meet each other's tables. The SDK finds it by its defaults, so that an example can
    // say `new DynamORM()` as its readers do.
    await using engine = await startLocal({ engine: "dynoxide" });
    Object.assign(process.env, {
      AWS_ENDPOINT_URL_DYNAMODB: engine.endpoint,
      AWS_REGION: "us-east-1",
      AWS_ACCESS_KEY_ID: "local",
      AWS_SECRET_ACCESS_KEY: "local",
    });
    faults.length = 0;
    await import(new URL(`${name}.ts`, examples).href).catch((error: Error) => faults.push(thrown(page, name, error)));
    expect(faults.join("\n\n")).toBe("");
  });
});

/** What an example threw, with the line of the page that it comes from. */
function thrown(page: string, name: string, error: Error): string {
  const line = new RegExp(`${name}\\.ts:(\\d+)`).exec(error.stack ?? "")?.[1];
  return `${page}${line === undefined ? "" : `:${line}`} throws ${error.message}`;
}
