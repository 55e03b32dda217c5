import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "@jest/globals";

const program = `
  import { attr } from "@dynamorm/core";
  import { compileCodec, marshall, unmarshall } from "./src/index.ts";
  Object.freeze(Object.prototype);
  const item = JSON.parse('{ "names": { "__proto__": 1, "constructor": 2, "toString": 3, "other": 4 } }');
  const attributes = { names: attr.record(attr.number()) };
  const codecs = [true, false].map((codegen) => compileCodec({ attributes }, { codegen }));
  const found = [...codecs.map((codec) => codec.unmarshal(codec.marshal(item))), unmarshall(marshall(item))];
  console.log(JSON.stringify(found.map(({ names }) => names)));
`;

describe("C3 no silent damage: where Object.prototype is frozen", () => {
  it("has names that every object inherits as data", () => {
    const typescript = ["--import", "../../tooling/run-typescript.mjs", "--conditions", "@dynamorm/source"];
    const output = execFileSync(process.execPath, [...typescript, "--input-type", "module", "-e", program], {
      cwd: fileURLToPath(new URL("../", import.meta.url)),
      encoding: "utf8",
    });
    const names = '{"__proto__":1,"constructor":2,"toString":3,"other":4}';
    expect(output.trim()).toBe(`[${names},${names},${names}]`);
  });
});
