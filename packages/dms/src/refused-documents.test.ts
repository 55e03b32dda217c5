import { describe, expect, test } from "@jest/globals";
import { isDynamORMError } from "@dynamorm/core";
import { documentOf, documentWith, modelOf, shop } from "../test/documents.ts";
import { InvalidDmsError, parseDms } from "./index.ts";

/** The error that reading something throws. */
function refusal(source: string | object): InvalidDmsError {
  try {
    parseDms(source);
  } catch (error) {
    if (error instanceof InvalidDmsError) return error;
    throw error;
  }
  throw new Error("nothing was refused");
}

describe("M13 models from a document: what is refused, and where", () => {
  test("the error has code, path and line, and says what is allowed", () => {
    const error = refusal(shop.replace('type: "SS"', 'type: "SET"'));
    expect(error.path).toBe("models[0].attributes[4].type");
    expect(error.line).toBe(27);
    expect(error.message).toBe(
      'DMS document, models[0].attributes[4].type (line 27): is "SET"; it is one of S, N, B, BOOL, NULL, L, M, SS, NS, BS',
    );
    expect(isDynamORMError(error, "INVALID_MODEL")).toBe(true);
    expect(JSON.parse(JSON.stringify(error))).toMatchObject({ path: "models[0].attributes[4].type", line: 27 });
  });

  test("without a text there is no line; what is missing is at what it is missing from", () => {
    const error = refusal(documentOf(modelOf({ table: {} })));
    expect(error.message).toBe("DMS document, models[0].table.name: is missing: a text");
    expect("line" in error).toBe(false);
    expect(refusal('dms_version: "0.1"\nmodels:\n  - name: "A"\n    table: {}').line).toBe(4);
  });

  const attribute = "models[0].attributes[1]";
  test.each<[string, string | object, string, string]>([
    ["no object", "hello", "", 'is the string "hello", not an object of dms_version, namespace and models'],
    ["an empty text", "", "", "is missing"],
    ["no version", { models: [] }, "dms_version", "is missing: a text"],
    ["another version", { dms_version: "0.2" }, "dms_version", 'is "0.2"; this library reads "0.1"'],
    ["a version without quotes", "dms_version: 0.1", "dms_version", 'write it in quotes: "0.1"'],
    ["no models", documentOf(), "models", "is missing: a list of at least one"],
    ["models that are no list", { dms_version: "0.1", models: {} }, "models", "is an object, not a list"],
    ["an unknown field", { dms_version: "0.1", modles: [] }, "", 'there is no field "modles"'],
    [
      "a field of another name",
      documentWith({ type: "S", omitEmpty: true }),
      attribute,
      'there is no field "omitEmpty"',
    ],
    [
      "two models of a name",
      documentOf(modelOf(), modelOf()),
      "models[1].name",
      '"User" is the name of another one too',
    ],
    [
      "two attributes of a name",
      documentWith({ attribute: "PK", type: "S" }),
      `${attribute}.attribute`,
      '"PK" is the name of another one too',
    ],
    [
      "encryption",
      documentWith({ type: "S", encryption: { v: 1 } }),
      `${attribute}.encryption`,
      "no encrypted attributes",
    ],
    ["an unknown role", documentWith({ type: "S", roles: ["owner"] }), `${attribute}.roles[0]`, '"owner" is no role'],
    [
      "an unknown format",
      documentWith({ type: "S", format: "date" }),
      `${attribute}.format`,
      'is "date"; it is one of',
    ],
    [
      "a format of another type",
      documentWith({ type: "S", format: "int" }),
      `${attribute}.format`,
      "is int, and the type S; int is for N",
    ],
    ["a flag that is none", documentWith({ type: "S", optional: "yes" }), `${attribute}.optional`, "not true or false"],
    [
      "required and optional",
      documentWith({ type: "S", required: true, optional: true }),
      `${attribute}.optional`,
      "is true, and required is true",
    ],
    ["JSON that is no S", documentWith({ type: "M", json: true }), `${attribute}.json`, "JSON is stored as S"],
    ["binary that is no B", documentWith({ type: "S", binary: true }), `${attribute}.binary`, "bytes are stored as B"],
    [
      "JSON with a format",
      documentWith({ type: "S", json: true, format: "rfc3339nano" }),
      `${attribute}.format`,
      "JSON has no format",
    ],
    [
      "NULL that is never stored",
      documentWith({ type: "NULL", omit_empty: true }),
      `${attribute}.omit_empty`,
      "would never be stored",
    ],
    [
      "a date in a number as created_at",
      documentWith({ type: "N", format: "unix_seconds", roles: ["created_at"] }),
      `${attribute}.type`,
      'the role "created_at" is for type S',
    ],
    [
      "a ttl of another format",
      documentWith({ type: "N", format: "int", roles: ["ttl"] }),
      `${attribute}.format`,
      'the role "ttl" is for the format unix_seconds',
    ],
    [
      "a version in JSON",
      documentWith({ type: "S", json: true, roles: ["created_at"] }),
      `${attribute}.json`,
      'the role "created_at" is for the format rfc3339nano',
    ],
    [
      "two roles that the library acts on",
      documentWith({ type: "S", roles: ["created_at", "updated_at"] }),
      `${attribute}.roles`,
      'has both "created_at" and "updated_at"',
    ],
    [
      "a role of no key",
      documentWith({ type: "S", roles: ["sk"] }),
      `${attribute}.roles`,
      'no key or index for the role "sk"',
    ],
    ["a role of another's key", documentWith({ type: "S", roles: ["pk"] }), `${attribute}.roles`, 'the key is "PK"'],
    [
      "a role of no index",
      documentWith({ type: "S", roles: ["index_pk:byValue"] }),
      `${attribute}.roles`,
      'no key or index for the role "index_pk:byValue"',
    ],
    [
      "a key that is no attribute",
      documentOf(modelOf({ keys: { partition: { attribute: "id", type: "S" } } })),
      "models[0].keys.partition",
      '"id" is no attribute; there are PK',
    ],
    [
      "a key of another type",
      documentOf(modelOf({ keys: { partition: { attribute: "PK", type: "N" } } })),
      "models[0].keys.partition",
      'is of type N, and the attribute "PK" of type S',
    ],
    [
      "a key of a type that keys do not have",
      documentOf(modelOf({ keys: { partition: { attribute: "PK", type: "SS" } } })),
      "models[0].keys.partition.type",
      'is "SS"; it is one of S, N, B',
    ],
    [
      "a key that may be missing",
      documentOf(modelOf({ attributes: [{ attribute: "PK", type: "S", optional: true }] })),
      "models[0].keys.partition",
      '"PK" is optional, and a key of the table',
    ],
    [
      "an index of no attribute",
      documentOf(modelOf({ indexes: [{ name: "byX", type: "GSI", partition: { attribute: "x", type: "S" } }] })),
      "models[0].indexes[0].partition",
      '"x" is no attribute',
    ],
    [
      "fields of a projection of all",
      documentOf(
        modelOf({
          indexes: [
            {
              name: "byPK",
              type: "GSI",
              partition: { attribute: "PK", type: "S" },
              projection: { type: "ALL", fields: ["PK"] },
            },
          ],
        }),
      ),
      "models[0].indexes[0].projection.fields",
      'names "PK"; only the type INCLUDE has fields',
    ],
    [
      "an unknown convention",
      documentOf(modelOf({ naming: { convention: "kebab-case" } })),
      "models[0].naming.convention",
      'is "kebab-case"; it is one of camelCase, snake_case',
    ],
    [
      "a name that keeps to no convention",
      documentOf(modelOf({ naming: { convention: "snake_case" } })),
      "models[0].attributes[0].attribute",
      '"PK" is not snake_case',
    ],
    [
      "tags that are no object",
      documentWith({ type: "S", tags: ["a"] }),
      `${attribute}.tags`,
      "is an array, not an object",
    ],
    [
      "tags that JSON does not have",
      documentWith({ type: "S", tags: { at: [new Date()] } }),
      `${attribute}.tags.at[0]`,
      "is a Date, which JSON does not have",
    ],
    ["half of a character", documentOf(modelOf({ name: "\ud800" })), "models[0].name", "half of a character"],
  ])("%s", (_, source, path, message) => {
    const error = refusal(source);
    expect(error.path).toBe(path);
    expect(error.message).toContain(message);
  });

  test.each([[undefined], [null], [3], [[]]])("what is no document at all: %p", (source) => {
    expect(() => parseDms(source as unknown as string)).toThrow(InvalidDmsError);
  });
});
