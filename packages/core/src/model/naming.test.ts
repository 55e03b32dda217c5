import { describe, expect, it } from "@jest/globals";
import { storedName } from "../attributes/stored-name.ts";
import { storedPath } from "../attributes/stored-path.ts";
import { attr } from "../attributes/attr.ts";
import { type AttributeMap, unmodified } from "../attributes/attribute.ts";
import { definitionAt, parsePath } from "../attribute-path.ts";
import { defineModel } from "./define-model.ts";
import { inTable } from "./in-table.ts";
import type { Naming } from "./naming.ts";
import { storedDefinitions } from "./stored-definitions.ts";

/** The names in the table of some attributes besides the key's. */
function stored(attributes: AttributeMap, naming?: Naming): Record<string, string> {
  const model = defineModel({
    name: "User",
    table: "users",
    attributes: { id: attr.string(), ...attributes },
    key: { partitionKey: "id" },
    ...(naming !== undefined && { naming }),
  });
  const names = Object.entries(storedDefinitions(model)).map(([name, definition]) => [
    name,
    storedName(name, definition),
  ]);
  return Object.fromEntries(names.filter(([name]) => name !== "id")) as Record<string, string>;
}

describe("M9 names in the table", () => {
  it("are those of code, where nothing is said", () => {
    expect(stored({ userName: attr.string(), "e-mail": attr.string() })).toEqual({
      userName: "userName",
      "e-mail": "e-mail",
    });
  });

  it.each<[string, string, string]>([
    ["name", "name", "name"],
    ["userName", "userName", "user_name"],
    ["user_name", "userName", "user_name"],
    ["UserName", "userName", "user_name"],
    ["user-name", "userName", "user_name"],
    ["user name", "userName", "user_name"],
    ["userID", "userId", "user_id"],
    ["HTTPServer", "httpServer", "http_server"],
    ["userID2Name", "userId2Name", "user_id2_name"],
    ["line1", "line1", "line1"],
    ["x", "x", "x"],
    ["prénomUsuel", "prénomUsuel", "prénom_usuel"],
    ["Élan", "élan", "élan"],
    ["名前", "名前", "名前"],
    ["$", "$", "$"],
    ["__proto__", "proto", "proto"],
  ])("follow a convention: %s", (name, camelCase, snakeCase) => {
    expect(stored({ [name]: attr.string() }, "camelCase")).toEqual({ [name]: camelCase });
    expect(stored({ [name]: attr.string() }, "snake_case")).toEqual({ [name]: snakeCase });
  });

  it("follow a function", () => {
    expect(stored({ email: attr.string() }, (name) => `u_${name}`)).toEqual({ email: "u_email" });
  });

  it("are those of storedAs(), before any convention", () => {
    expect(stored({ userName: attr.string().storedAs("userName") }, "snake_case")).toEqual({ userName: "userName" });
  });

  it.each<[string, Naming | undefined, AttributeMap, string]>([
    [
      "storedAs()",
      undefined,
      { email: attr.string().storedAs("mail"), mail: attr.string() },
      '"email" and "mail" would both be stored as "mail"',
    ],
    [
      "a convention",
      "snake_case",
      { userId: attr.string(), user_id: attr.string() },
      '"userId" and "user_id" would both be stored as "user_id"',
    ],
    [
      "a function",
      (name) => name.charAt(0),
      { name: attr.string(), note: attr.string() },
      '"name" and "note" would both be stored as "n"',
    ],
    [
      "a convention, in a map",
      "snake_case",
      { home: attr.map({ zipCode: attr.string(), zip_code: attr.string() }) },
      '"home": "zipCode" and "zip_code" would both be stored as "zip_code"',
    ],
    [
      "a convention, deep in lists",
      "snake_case",
      { homes: attr.list(attr.record(attr.map({ zipCode: attr.string(), zip_code: attr.string() }))) },
      '"homes": "zipCode" and "zip_code" would both be stored as "zip_code"',
    ],
  ])("refuse two attributes of one name, by %s", (_, naming, attributes, message) => {
    expect(() => stored(attributes, naming)).toThrow(`Model "User": ${message}`);
  });

  it("refuse two names for what tells the members of a union apart", () => {
    const shape = attr.union([
      attr.map({ itsKind: attr.literal("a").storedAs("itsKind") }),
      attr.map({ itsKind: attr.literal("b") }),
    ]);
    expect(() => stored({ shape })).not.toThrow();
    expect(() => stored({ shape }, "snake_case")).toThrow(
      'Model "User": "shape": "itsKind", which tells the members of a union apart, would have several names',
    );
  });

  it("refuse two of one name in a map, when it is made", () => {
    expect(() => attr.map({ zip: attr.string(), code: attr.string().storedAs("zip") })).toThrow(
      'attr.map(): "zip" and "code" would both be stored as "zip"',
    );
  });

  it.each<[unknown, string]>([
    ["kebab-case", 'the string "kebab-case"'],
    [null, "null"],
    [7, "the number 7"],
    [{}, "an object"],
  ])("refuse a naming that there is not: %p", (naming, words) => {
    expect(() => stored({}, naming as never)).toThrow(
      `Model "User": naming is "camelCase", "snake_case" or a function of a name, not ${words}`,
    );
  });

  it.each<[unknown, string]>([
    [undefined, "nothing is no name"],
    [7, "the number 7 is no name"],
    ["", "an attribute's name is empty"],
  ])("refuse a function that gives no name: %p", (name, fault) => {
    expect(() => stored({}, () => name as never)).toThrow(`Model "User": the naming of "id": ${fault}`);
  });
});

describe("M9 a naming that throws", () => {
  it("is told of, with what it threw", () => {
    const cause = new TypeError("no such name");
    const naming = (): never => {
      throw cause;
    };
    const error = (() => {
      try {
        return stored({}, naming);
      } catch (thrown) {
        return thrown;
      }
    })();
    expect(error).toMatchObject({
      code: "INVALID_MODEL",
      message: 'Model "User": the naming of "id" threw "no such name"',
      attribute: "id",
      cause,
    });
  });
});

describe("M9 names of what is nested", () => {
  const { attributes } = defineModel({
    name: "User",
    table: "users",
    naming: "snake_case",
    attributes: {
      userId: attr.string(),
      homeAddress: attr.map({ zipCode: attr.string(), ["__proto__"]: attr.string(), geo: attr.string().storedAs("G") }),
      orderLines: attr.list(attr.map({ unitPrice: attr.number() })),
      byYear: attr.record(attr.map({ netTotal: attr.number() })),
      theShape: attr.union([
        attr.map({ itsKind: attr.literal("circle"), theRadius: attr.number(), size: attr.number().storedAs("r") }),
        attr.map({ itsKind: attr.literal("square"), theSide: attr.number(), size: attr.number().storedAs("s") }),
      ]),
      anyData: attr.unknown<{ aName: string }>(),
      jsonData: attr.json<{ aName: string }>(),
    },
    key: { partitionKey: "userId" },
  });

  it.each([
    ["userId", "user_id"],
    ["homeAddress.zipCode", "home_address.zip_code"],
    ["homeAddress.__proto__", "home_address.proto"],
    ["homeAddress.geo", "home_address.G"],
    ["orderLines[0].unitPrice", "order_lines[0].unit_price"],
    ["byYear.totalOf2026.netTotal", "by_year.totalOf2026.net_total"],
    ["theShape.itsKind", "the_shape.its_kind"],
    ["theShape.theSide", "the_shape.the_side"],
    ["anyData.aName", "any_data.aName"],
    ["nowhere.atAll", "nowhere.atAll"],
    ["toString", "toString"],
  ])("are part of a path: %s is stored at %s", (path, expected) => {
    expect(storedPath(attributes, parsePath(path))).toEqual(parsePath(expected));
  });

  it("refuse a path to what the members of a union store under several names", () => {
    expect(() => storedPath(attributes, ["theShape", "size"])).toThrow(
      '"theShape.size" is stored as "r" and as "s" by members of a union; give it one name with storedAs()',
    );
  });

  it.each<[string, object | undefined]>([
    ["theShape.theSide", { type: "number" }],
    [
      "theShape.itsKind",
      {
        type: "union",
        members: [
          { ...unmodified, type: "literal", value: "circle", storedAs: "its_kind" },
          { ...unmodified, type: "literal", value: "square", storedAs: "its_kind" },
        ],
      },
    ],
    ["byYear.any", { type: "map" }],
    ["byYear.any.netTotal", { type: "number" }],
    ["anyData.at[3].depth", { type: "unknown" }],
    ["jsonData.aName", undefined],
    ["theShape.nothing", undefined],
    ["orderLines.first", undefined],
    ["byYear[0]", undefined],
  ])("do not matter to the definition at a path: %s", (path, definition) => {
    expect([definitionAt(attributes, parsePath(path))]).toMatchObject([definition]);
  });

  it("are frozen with their definitions", () => {
    const { homeAddress, orderLines, theShape } = attributes;
    for (const { definition } of [homeAddress, orderLines, theShape]) expect(isDeepFrozen(definition)).toBe(true);
  });
});

function isDeepFrozen(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return true;
  return Object.isFrozen(value) && Object.values(value).every(isDeepFrozen);
}

describe("M9 the same model in another table", () => {
  const User = defineModel({
    name: "User",
    table: "users",
    attributes: { id: attr.string() },
    key: { partitionKey: "id" },
  });

  it("is the same but for the table", () => {
    const copy = inTable(User, "test-users");
    expect(copy).toEqual({ ...User, table: "test-users" });
    expect(copy.attributes).toBe(User.attributes);
    expect(Object.isFrozen(copy)).toBe(true);
    expect(User.table).toBe("users");
  });

  it("is made once for each table", () => {
    expect(inTable(User, "test-users")).toBe(inTable(User, "test-users"));
    expect(inTable(User, "users")).toBe(User);
  });

  it.each<[unknown, string]>([
    ["my users", '"my users"'],
    ["", '""'],
    [null, "null"],
    [7, "the number 7"],
  ])("refuses what is no name of a table: %p", (table, words) => {
    expect(() => inTable(User, table as never)).toThrow(
      `Model "User": ${words} is no table name: DynamoDB takes 3 to 255 letters, digits, "_", "-" and "."`,
    );
  });
});
