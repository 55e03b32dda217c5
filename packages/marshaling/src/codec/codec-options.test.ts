import { describe, expect, it } from "@jest/globals";
import { attr, defineModel } from "@dynamorm/core";
import { thrownBy } from "../../test/thrown-by.ts";
import type { CodecOptions } from "./codec-options.ts";
import { compileCodec } from "./compile-codec.ts";

const model = defineModel({
  name: "User",
  table: "users",
  attributes: { id: attr.string() },
  key: { partitionKey: "id" },
});

describe("C1 compiled codecs: options", () => {
  it("keeps a codec for each of what can be said of generated code", () => {
    const codecs = [undefined, true, false].map((codegen) => compileCodec(model, { codegen }));
    expect(new Set(codecs).size).toBe(3);
    expect(codecs).toEqual([undefined, true, false].map((codegen) => compileCodec(model, { codegen })));
    expect(compileCodec(model)).toBe(codecs[0]);
  });

  it.each([
    [{ codegen: "no" }, 'compileCodec: the option "options.codegen" takes true or false, not the string "no"'],
    [
      { codeGen: false },
      'compileCodec: there is no option "options.codeGen"; it takes codegen; did you mean "codegen"?',
    ],
    [false, 'compileCodec: the option "options" takes an object of options, not false'],
    [null, 'compileCodec: the option "options" takes an object of options, not null'],
  ])("refuses %j", (options, message) => {
    for (const source of [model, { attributes: { id: attr.string() } }]) {
      const error = thrownBy(() => compileCodec(source, options as CodecOptions));
      expect(error).toMatchObject({ code: "INVALID_OPTION", message });
    }
  });
});
