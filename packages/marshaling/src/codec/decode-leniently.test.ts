import { describe, expect, it } from "@jest/globals";
import { attr, defineModel, type StoredItem } from "@dynamorm/core";
import { thrownBy } from "../../test/thrown-by.ts";
import { compileCodec } from "./compile-codec.ts";

const User = defineModel({
  name: "User",
  table: "users",
  attributes: {
    id: attr.string(),
    age: attr.number(),
    address: attr.map({ city: attr.string(), zip: attr.string().optional() }),
    tags: attr.set(attr.string()).omitEmpty(),
    nickname: attr.string().storedAs("nick").optional(),
  },
  key: { partitionKey: "id" },
});
const codec = compileCodec(User);
const stored: StoredItem = { id: { S: "1" }, age: { N: "36" }, address: { M: { city: { S: "London" } } } };

describe("C4 legacy data: unmarshalLenient", () => {
  it("reads an item that fits as it is", () => {
    expect(codec.unmarshalLenient(stored)).toStrictEqual({
      item: { id: "1", age: 36, address: { city: "London" }, tags: new Set() },
      mismatches: [],
    });
  });

  it("leaves out each attribute that does not fit, and says why", () => {
    const legacy = { ...stored, age: { S: "old" }, address: { M: { city: { N: "3" } } }, nick: { BOOL: true } };
    const { item, mismatches } = codec.unmarshalLenient(legacy);
    expect(item).toStrictEqual({ id: "1", tags: new Set() });
    expect(mismatches).toEqual([
      expect.objectContaining({
        model: "User",
        table: "users",
        attribute: "age",
        path: "age",
        expected: "a number (N)",
        received: '{ S: "old" }',
      }),
      expect.objectContaining({ path: "address.city", expected: "a string (S)", received: '{ N: "3" }' }),
      expect.objectContaining({ path: "nickname", expected: "a string (S)", received: "{ BOOL: true }" }),
    ]);
  });

  it("reports what is required and missing", () => {
    const { item, mismatches } = codec.unmarshalLenient({ id: { S: "1" } });
    expect(item).toStrictEqual({ id: "1", tags: new Set() });
    expect(mismatches.map(({ path, received }) => `${path}: ${received}`)).toEqual([
      "age: nothing",
      "address: nothing",
    ]);
  });

  it("throws for no object, whatever is in it", () => {
    const hostile = { id: null, age: 3, address: [], tags: { SS: "x" }, nick: { S: 1 } } as unknown as StoredItem;
    expect(codec.unmarshalLenient(hostile).mismatches).toHaveLength(5);
    expect(thrownBy(() => codec.unmarshalLenient([] as never)).code).toBe("ITEM_MISMATCH");
    expect(thrownBy(() => codec.unmarshalLenient(undefined as never)).code).toBe("ITEM_MISMATCH");
  });

  it("reads these attributes alone, where they are named", () => {
    const { item, mismatches } = codec.unmarshalLenient({ ...stored, age: { S: "old" }, nick: { N: "1" } }, [
      "id",
      "age",
    ]);
    expect(item).toStrictEqual({ id: "1" });
    expect(mismatches.map(({ path }) => path)).toEqual(["age"]);
  });
});
