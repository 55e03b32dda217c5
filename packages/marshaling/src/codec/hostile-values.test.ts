import { describe, expect, it } from "@jest/globals";
import { isDynamORMError } from "@dynamorm/core";
import * as fc from "fast-check";
import { sampleItems } from "../../test/arbitrary-model.ts";
import { compileCodec } from "./compile-codec.ts";

const anything = fc.anything({ withBigInt: true, withDate: true, withMap: true, withSet: true, withTypedArray: true });

/** Something that looks like an AttributeValue, and may be one. */
const almostStored = fc.oneof(
  anything,
  fc.dictionary(fc.constantFrom("S", "N", "B", "BOOL", "NULL", "L", "M", "SS", "NS", "BS"), anything, { maxKeys: 2 }),
  fc.array(fc.record({ S: fc.string() })).map((L) => ({ L })),
  fc.dictionary(fc.string(), fc.record({ N: fc.string() })).map((M) => ({ M })),
);

/** What a call throws. */
function thrownBy(call: () => unknown): unknown {
  try {
    call();
    return undefined;
  } catch (thrown) {
    return thrown;
  }
}

describe.each([{ codegen: true }, { codegen: false }])("C3 no silent damage: whatever is given, with %j", (options) => {
  it("an item is written, or refused with an InvalidItemError", () => {
    fc.assert(
      fc.property(sampleItems, fc.infiniteStream(anything), ({ attributes, item }, values) => {
        const codec = compileCodec({ attributes }, options);
        for (const name of Object.keys(attributes)) {
          const given = { ...item, [name]: values.next().value };
          const thrown = [thrownBy(() => codec.marshal(given)), thrownBy(() => codec.marshalJson(given))];
          for (const error of thrown) expect(error === undefined || isDynamORMError(error, "INVALID_ITEM")).toBe(true);
        }
      }),
    );
  });

  it("an item is read, or refused with an ItemMismatchError; leniently, it is read", () => {
    fc.assert(
      fc.property(sampleItems, fc.infiniteStream(almostStored), ({ attributes, item }, values) => {
        const codec = compileCodec({ attributes }, options);
        const written = codec.marshal(item);
        for (const name of Object.keys(written)) {
          const stored = { ...written, [name]: values.next().value };
          const error = thrownBy(() => codec.unmarshal(stored));
          expect(error === undefined || isDynamORMError(error, "ITEM_MISMATCH")).toBe(true);
          expect(codec.unmarshalLenient(stored).mismatches.length > 0).toBe(error !== undefined);
        }
      }),
    );
  });
});
