import { describe, expect, it } from "@jest/globals";
import { type AnyModel, attr, defineModel, type Item, type StoredItem } from "@dynamorm/core";
import { messageOf, thrownBy } from "../../test/thrown-by.ts";
import { compileCodec } from "./compile-codec.ts";

const User = defineModel({
  name: "User",
  table: "users",
  attributes: {
    id: attr.string(),
    email: attr.string(),
    age: attr.number(),
    status: attr.enum(["active", "disabled"]).default("active"),
    tags: attr.set(attr.string()).optional(),
    address: attr.map({ city: attr.string(), zip: attr.string() }).optional(),
    createdAt: attr.createdAt(),
    version: attr.version(),
  },
  key: { partitionKey: "id" },
  indexes: { byEmail: { partitionKey: "email" } },
});
const codec = compileCodec(User);

const ada: Item<typeof User> = {
  id: "1",
  email: "ada@example.com",
  age: 36,
  status: "active",
  tags: new Set(["premium"]),
  address: { city: "London", zip: "W1" },
  createdAt: new Date("2026-01-31T12:00:00Z"),
  version: 0,
};
const storedAda: StoredItem = {
  id: { S: "1" },
  email: { S: "ada@example.com" },
  age: { N: "36" },
  status: { S: "active" },
  tags: { SS: ["premium"] },
  address: { M: { city: { S: "London" }, zip: { S: "W1" } } },
  createdAt: { S: "2026-01-31T12:00:00.000Z" },
  version: { N: "0" },
};

describe("compileCodec", () => {
  it("gives the same codec for the same model", () => {
    expect(compileCodec(User)).toBe(codec);
    expect(compileCodec(defineModel({ ...modelLike(User) }))).not.toBe(codec);
  });

  it("refuses what is neither a model nor attributes", () => {
    expect(messageOf(() => compileCodec(undefined as unknown as AnyModel))).toBe(
      "compileCodec() takes a model made by defineModel(), or { attributes: { … } }",
    );
    expect(messageOf(() => compileCodec({ attributes: { id: "string" } } as unknown as AnyModel))).toBe(
      'attribute "id" is not made by attr, e.g. attr.string()',
    );
    expect(messageOf(() => compileCodec({ attributes: { "": attr.string() } }))).toBe(
      '"" is no name of an attribute in DynamoDB',
    );
    expect(messageOf(() => compileCodec(modelLike(User)))).toBe(
      "a key belongs to a model: make one with defineModel(), or give { attributes } alone",
    );
  });

  it("refuses attributes of a type that only another version knows", () => {
    const geometry = { definition: { type: "geometry", optional: false, readonly: false } };
    expect(messageOf(() => compileCodec({ attributes: { shape: geometry } } as unknown as AnyModel))).toBe(
      '@dynamorm/marshaling knows no attributes of the type "geometry"; install the version that belongs to @dynamorm/core',
    );
  });
});

describe("marshal", () => {
  it("writes a whole item", () => {
    expect(codec.marshal(ada)).toStrictEqual(storedAda);
  });

  it("leaves out what is undefined, also under a name that the model does not have", () => {
    const { tags: _, ...stored } = storedAda;
    expect(codec.marshal({ ...ada, tags: undefined })).toStrictEqual(stored);
    expect(codec.marshal({ ...ada, password: undefined } as typeof ada)).toStrictEqual(storedAda);
  });

  it("fills in no defaults: whoever makes new items does", () => {
    const { status: _, ...withoutStatus } = ada;
    expect(messageOf(() => codec.marshal(withoutStatus as typeof ada))).toBe(
      'Model "User": "status" is missing; expected one of "active", "disabled": give it, or make the attribute optional()',
    );
  });

  it("names model, table, attribute and path of what does not fit", () => {
    const error = thrownBy(() => codec.marshal({ ...ada, address: { city: "London", zip: 1 as unknown as string } }));
    expect(error).toMatchObject({
      name: "InvalidItemError",
      code: "INVALID_ITEM",
      message: 'Model "User": "address.zip" is the number 1; expected a string',
      model: "User",
      table: "users",
      attribute: "address",
      path: "address.zip",
      expected: "a string",
      received: "the number 1",
    });
  });

  it.each([
    [
      { ...ada, nickname: "Countess" },
      'Model "User": "nickname" is not in the model; expected one of ' +
        "id, email, age, status, tags, address, createdAt, version: leave it out, or add it to the model",
    ],
    [
      { ...ada, email: undefined, emial: "ada@example.com" },
      'Model "User": "emial" is not in the model; expected one of ' +
        "id, email, age, status, tags, address, createdAt, version: did you mean email?",
    ],
    [undefined, 'Model "User": what was given is nothing; expected a plain object'],
    [[ada], 'Model "User": what was given is an array; expected a plain object'],
    [
      new Date(0),
      'Model "User": what was given is a Date; expected a plain object: make a plain object of it: { ...value }',
    ],
  ])("refuses %#", (item, message) => {
    expect(messageOf(() => codec.marshal(item as typeof ada))).toBe(message);
  });

  it("lets pass what a getter throws", () => {
    const item = Object.defineProperty({ ...ada }, "age", {
      get: () => {
        throw new RangeError("not today");
      },
    });
    expect(() => codec.marshal(item)).toThrow(new RangeError("not today"));
  });
});

describe("unmarshal", () => {
  it("reads an item", () => {
    expect(codec.unmarshal(storedAda)).toStrictEqual(ada);
  });

  it("gives nothing for nothing, as GetItem answers", () => {
    expect(codec.unmarshal(undefined)).toBeUndefined();
  });

  it("leaves out what the model does not have, and what is absent", () => {
    const { tags: _, ...withoutTags } = storedAda;
    const { tags: __, ...expected } = ada;
    expect(codec.unmarshal({ ...withoutTags, legacy: { BOOL: true } })).toStrictEqual(expected);
  });

  it("names the item, and the path of what does not fit", () => {
    const error = thrownBy(() => codec.unmarshal({ ...storedAda, age: { S: "old" } }));
    expect(error).toMatchObject({
      name: "ItemMismatchError",
      code: "ITEM_MISMATCH",
      message:
        'Model "User": "age" in the table is { S: "old" }; expected a number (N): correct the item, or the model',
      model: "User",
      table: "users",
      attribute: "age",
      key: { id: "1" },
      path: "age",
      expected: "a number (N)",
      received: '{ S: "old" }',
    });
  });

  it("names no key where the key is what does not fit", () => {
    const error = thrownBy(() => codec.unmarshal({ ...storedAda, id: { N: "1" } }));
    expect(error.message).toBe(
      'Model "User": "id" in the table is { N: "1" }; expected a string (S): correct the item, or the model',
    );
    expect(error).not.toHaveProperty("key");
  });

  it.each([
    [null, "null; expected an item: give the item as the low-level client has it, not as a document client does"],
    [
      "{}",
      'the string "{}"; expected an item: give the item as the low-level client has it, not as a document client does',
    ],
  ])("refuses %j", (stored, message) => {
    expect(messageOf(() => codec.unmarshal(stored as unknown as StoredItem))).toBe(
      `Model "User": what was given is ${message}`,
    );
  });
});

describe("unmarshalSome", () => {
  it("reads the attributes asked for and no others", () => {
    expect(codec.unmarshalSome(storedAda, ["email", "age"])).toStrictEqual({ email: "ada@example.com", age: 36 });
  });

  it("leaves out an optional one that is absent, and refuses the item where a required one is", () => {
    expect(codec.unmarshalSome({ age: { N: "36" } }, ["age", "tags"])).toStrictEqual({ age: 36 });
    expect(messageOf(() => codec.unmarshalSome({ age: { N: "36" } }, ["age", "email"]))).toBe(
      'Model "User": "email" in the table is missing; expected a string (S): make it optional(), or backfill the table',
    );
  });

  it("refuses an attribute that the model does not have", () => {
    expect(messageOf(() => codec.unmarshalSome(storedAda, ["emial" as "email"]))).toBe(
      'Model "User": there is no "emial"; there are id, email, age, status, tags, address, createdAt, version: ' +
        "did you mean email?",
    );
  });

  it("refuses what is no list of attributes", () => {
    const error = thrownBy(() => codec.unmarshalSome(storedAda, undefined as never));
    expect(error.code).toBe("INVALID_QUERY");
    expect(error.message).toMatch(/unmarshalSome takes a list of attributes, e\.g\. \["id"\], not nothing$/);
    const lenient = thrownBy(() => codec.unmarshalLenient({}, "id" as never));
    expect(lenient.message).toMatch(
      /unmarshalLenient takes a list of attributes, e\.g\. \["id"\], not the string "id"$/,
    );
  });

  it("refuses a list in place of an item", () => {
    expect(thrownBy(() => codec.unmarshalSome([] as never, [])).code).toBe("ITEM_MISMATCH");
  });
});

describe("names that every object inherits", () => {
  const attributes = {
    ["__proto__"]: attr.map({ polluted: attr.boolean() }).optional(),
    constructor: attr.string().optional(),
    toString: attr.string().optional(),
  };
  const hostile = compileCodec({ attributes });

  it("are attributes like any other", () => {
    const item = Object.fromEntries([
      ["__proto__", { polluted: true }],
      ["constructor", "c"],
    ]) as Parameters<typeof hostile.marshal>[0];
    const stored = hostile.marshal(item);
    expect(Object.entries(stored)).toEqual([
      ["__proto__", { M: { polluted: { BOOL: true } } }],
      ["constructor", { S: "c" }],
    ]);
    const read = hostile.unmarshal(stored);
    expect(Object.entries(read)).toEqual(Object.entries(item));
    expect(Object.getPrototypeOf(read)).toBe(Object.prototype);
    expect(Reflect.get(read, "polluted")).toBeUndefined();
  });

  it("are absent where an item does not have them itself", () => {
    expect(Object.keys(hostile.marshal({} as Parameters<typeof hostile.marshal>[0]))).toEqual([]);
    expect(Object.keys(hostile.unmarshal({}))).toEqual([]);
  });

  it("are refused like any other where the model does not have them", () => {
    const item = JSON.parse('{ "__proto__": 1 }') as object;
    expect(messageOf(() => compileCodec({ attributes: { a: attr.string().optional() } }).marshal(item))).toBe(
      '"__proto__" is not in the model; expected one of a: leave it out, or add it to the model',
    );
  });
});

/** The parts of a model's definition, as defineModel takes them: looks like a model and is none. */
function modelLike({ name, table, attributes }: typeof User) {
  return { name, table, attributes, key: { partitionKey: "id" } as const };
}
