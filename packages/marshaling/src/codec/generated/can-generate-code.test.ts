import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "@jest/globals";
import { attr } from "@dynamorm/core";
import { compileCodec } from "../compile-codec.ts";
import { canGenerateCode } from "./can-generate-code.ts";

const item = { id: "1", tags: ["a", 'b"'] };
const codec = compileCodec({ attributes: { id: attr.string(), tags: attr.list(attr.string()) } }, { codegen: true });
const expected = {
  marshalled: codec.marshal(item),
  json: codec.marshalJson(item),
  unmarshalled: item,
  error: 'InvalidItemError: "tags[1]" is the number 2; expected a string',
};

const program = `
  import { attr } from "@dynamorm/core";
  import { compileCodec } from "./src/index.ts";
  import { canGenerateCode } from "./src/codec/generated/can-generate-code.ts";
  const codec = compileCodec({ attributes: { id: attr.string(), tags: attr.list(attr.string()) } }, { codegen: true });
  const item = ${JSON.stringify(item)};
  let error;
  try { codec.marshal({ id: "1", tags: ["a", 2] }) } catch (thrown) { error = String(thrown) }
  const marshalled = codec.marshal(item);
  const unmarshalled = codec.unmarshal(marshalled);
  const results = { marshalled, json: codec.marshalJson(item), unmarshalled, error };
  console.log(JSON.stringify({ canGenerateCode: canGenerateCode(), results }));
`;

describe("C1 compiled codecs: where no code can be generated", () => {
  it("is asked of the runtime", () => {
    expect(canGenerateCode()).toBe(true);
  });

  it.each([
    [[], true],
    [["--disallow-code-generation-from-strings"], false],
  ])("closures give the same: node %j", (flags, canGenerate) => {
    expect(run(flags)).toEqual({ canGenerateCode: canGenerate, results: expected });
  });
});

describe("C1 compiled codecs: where code can be generated at first, and not any more", () => {
  it("closures give the same", () => {
    const late = compileCodec({ attributes: { id: attr.string() } }, { codegen: true });
    const allowed = globalThis.Function;
    globalThis.Function = refuseCode as unknown as FunctionConstructor;
    try {
      expect(late.marshal({ id: "1" })).toEqual({ id: { S: "1" } });
      expect(late.marshalJson({ id: "1" })).toBe('{"id":{"S":"1"}}');
    } finally {
      globalThis.Function = allowed;
    }
    expect(late.marshal({ id: "1" })).toEqual({ id: { S: "1" } });
    expect(late.unmarshal({ id: { S: "1" } })).toEqual({ id: "1" });
  });
});

/** What Cloudflare's Workers have in requests. */
function refuseCode(): never {
  throw new EvalError("Code generation from strings disallowed for this context");
}

/** What the program prints in a process of its own. */
function run(flags: readonly string[]): unknown {
  const typescript = ["--import", "../../tooling/run-typescript.mjs", "--conditions", "@dynamorm/source"];
  const output = execFileSync(process.execPath, [...typescript, ...flags, "--input-type", "module", "-e", program], {
    cwd: fileURLToPath(new URL("../../../", import.meta.url)),
    encoding: "utf8",
  });
  return JSON.parse(output);
}
