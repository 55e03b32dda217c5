import { describe, expect, it } from "@jest/globals";
import { type AnyAttribute, attr } from "@dynamorm/core";
import { compileCodec } from "./compile-codec.ts";

/** A type of the caller's, whose converter gives the very bytes that it has. */
class Digest {
  readonly bytes: Uint8Array;
  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }
}

const custom = attr.custom(attr.binary(), {
  encode: ({ bytes }: Digest) => bytes,
  decode: (bytes) => new Digest(bytes),
});

const ways: readonly [string, AnyAttribute, (bytes: Uint8Array) => unknown, unknown][] = [
  ["binary", attr.binary(), (bytes) => bytes, { B: bytesOf(1) }],
  ["a set", attr.set(attr.binary()), (bytes) => new Set([bytes]), { BS: [bytesOf(1)] }],
  ["a list", attr.list(attr.binary()), (bytes) => [bytes], { L: [{ B: bytesOf(1) }] }],
  ["a map", attr.map({ raw: attr.binary() }), (raw) => ({ raw }), { M: { raw: { B: bytesOf(1) } } }],
  ["a union", attr.union([attr.string(), attr.binary()]), (bytes) => bytes, { B: bytesOf(1) }],
  ["a type of the caller's", custom, (bytes) => new Digest(bytes), { B: bytesOf(1) }],
  ["unknown", attr.unknown(), (bytes) => bytes, { B: bytesOf(1) }],
  [
    "unknown, within",
    attr.unknown(),
    (bytes) => ({ all: [bytes], some: new Set([bytes]), more: 1 }),
    { M: { all: { L: [{ B: bytesOf(1) }] }, some: { BS: [bytesOf(1)] }, more: { N: "1" } } },
  ],
];

const buffers = [
  ["Uint8Array", bytesOf],
  ["Buffer", (byte: number) => Buffer.from([byte])],
] as const;

describe("M2 attribute types: bytes are written as they were given, whatever the buffer is used for by then", () => {
  const cases = ways.flatMap((way) =>
    [true, false].flatMap((codegen) => buffers.map((one) => [way, codegen, one] as const)),
  );
  it.each(
    cases.map(
      ([way, codegen, one]) => [way[0], codegen ? "generated code" : "closures", one[0], way, codegen, one[1]] as const,
    ),
  )("%s: %s, a %s", (_name, _code, _buffer, [, attribute, give, expected], codegen, make) => {
    const codec = compileCodec({ attributes: { value: attribute } }, { codegen });
    const bytes = make(1);
    const value = give(bytes);
    const [stored, operand] = [codec.marshal({ value }), codec.marshalValue(["value"], value)];
    bytes.fill(7);
    expect(stored).toStrictEqual({ value: expected });
    expect(operand).toStrictEqual(expected);
  });
});

function bytesOf(byte: number): Uint8Array {
  return new Uint8Array([byte]);
}
