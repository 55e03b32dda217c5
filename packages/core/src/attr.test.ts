import { describe, expect, it } from "@jest/globals";
import * as builders from "./attr.ts";
import { attr } from "./attributes/attr.ts";

describe("M2 the builders of attr, each to be had alone", () => {
  it("are those of attr, by the same names", () => {
    expect({ ...builders }).toEqual({ ...attr });
  });
});
