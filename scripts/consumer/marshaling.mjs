import assert from "node:assert/strict";

/** Stores items by the codec of a model and reads them back, is refused what does not fit, and does without a model. */
export async function use({ compileCodec, marshall, unmarshall }, load) {
  const { attr, defineModel, isDynamORMError } = await load("@dynamorm/core");
  const User = defineModel({
    name: "User",
    table: "users",
    attributes: {
      id: attr.string(),
      born: attr.date(),
      tags: attr.set(attr.string()).optional(),
      address: attr.map({ city: attr.string(), floor: attr.number() }).optional(),
    },
    key: { partitionKey: "id" },
  });
  const codec = compileCodec(User);
  assert.equal(compileCodec(User), codec);

  const item = {
    id: "1",
    born: new Date("1815-12-10"),
    tags: new Set(["a", "b"]),
    address: { city: "London", floor: 0.1 },
  };
  const stored = {
    id: { S: "1" },
    born: { S: "1815-12-10T00:00:00.000Z" },
    tags: { SS: ["a", "b"] },
    address: { M: { city: { S: "London" }, floor: { N: "0.1" } } },
  };
  assert.deepEqual(codec.marshal(item), stored);
  assert.deepEqual(codec.unmarshal(stored), item);
  assert.deepEqual(codec.unmarshalSome({ born: stored.born }, ["born"]), { born: item.born });
  assert.deepEqual(codec.marshalKey({ id: "1" }), { id: { S: "1" } });
  assert.deepEqual(codec.marshalValue(["address", "floor"], 3), { N: "3" });
  assert.deepEqual(codec.marshalElement(["tags"], "c"), { S: "c" });
  assert.throws(
    () => codec.marshal({ ...item, tags: ["a"] }),
    (error) => isDynamORMError(error, "INVALID_ITEM") && error.path === "tags",
  );
  assert.throws(
    () => codec.unmarshal({ ...stored, born: { N: "1" } }),
    (error) => isDynamORMError(error, "ITEM_MISMATCH") && error.path === "born",
  );

  const untyped = { text: "é", big: 12345678901234567890n, list: [true, null, { bytes: Uint8Array.of(1) }] };
  assert.deepEqual(unmarshall(marshall(untyped)), untyped);
}
