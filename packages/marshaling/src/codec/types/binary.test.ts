import { describe, expect, it } from "@jest/globals";
import { attr } from "@dynamorm/core";
import { oneAttribute } from "../../../test/one-attribute.ts";

const { write, read, refusal, mismatch } = oneAttribute(attr.binary());
const bytes = new Uint8Array([1, 2, 255]);

/** Bytes whose buffer belongs to somebody else. */
function transferred(): Uint8Array {
  const given = new Uint8Array(3);
  structuredClone(given, { transfer: [given.buffer] });
  return given;
}

describe("M2 attribute types: binary", () => {
  it("is a B, a plain Uint8Array", () => {
    expect(write(bytes)).toStrictEqual({ B: bytes });
    expect(write(Buffer.from(bytes))).toStrictEqual({ B: bytes });
    expect(write(new Uint8Array(0))).toStrictEqual({ B: new Uint8Array(0) });
  });

  it("comes back as a plain Uint8Array, without a copy", () => {
    expect(read({ B: bytes })).toStrictEqual(bytes);
    const buffer = Buffer.from(bytes);
    const value = read({ B: buffer }) as Uint8Array;
    expect(value).toStrictEqual(bytes);
    expect(value.buffer).toBe(buffer.buffer);
  });

  it.each([
    ["AQL/", bytes],
    ["", new Uint8Array(0)],
    ["AQ==", new Uint8Array([1])],
  ])("is read from base64, as it stands in a response: %j", (text, value) => {
    expect(read({ B: text as unknown as Uint8Array })).toStrictEqual(value);
  });

  it.each<[unknown, string]>([
    [
      "AQL/",
      'is the string "AQL/"; expected a Uint8Array: ' +
        'give its bytes: new TextEncoder().encode(text), or Buffer.from(text, "base64") where it is base64',
    ],
    [
      new ArrayBuffer(3),
      "is an instance of ArrayBuffer; expected a Uint8Array: give its bytes: new Uint8Array(buffer)",
    ],
    [
      new Uint16Array(3),
      "is an instance of Uint16Array; expected a Uint8Array: " +
        "give its bytes: new Uint8Array(view.buffer, view.byteOffset, view.byteLength)",
    ],
    [transferred(), "is bytes that were transferred away; expected bytes: store them before, or transfer a copy"],
    [[1, 2], "is an array; expected a Uint8Array"],
    [null, "is null; expected a Uint8Array: give it, or make the attribute nullable()"],
  ])("refuses to write %p", (value, problem) => {
    expect(refusal(value)).toBe(`"value" ${problem}`);
  });

  it.each([
    [{ B: "AQL" }, '{ B: the string "AQL" }'],
    [{ B: "AQL_" }, '{ B: the string "AQL_" }'],
    [{ B: "AR==" }, '{ B: the string "AR==" }'],
    [{ S: "AQL/" }, '{ S: "AQL/" }'],
  ])("refuses to read %j, which is no base64 of any bytes", (stored, received) => {
    expect(mismatch(stored)).toBe(
      `"value" in the table is ${received}; expected bytes, or their base64 (B): correct the item, or the model`,
    );
  });
});
