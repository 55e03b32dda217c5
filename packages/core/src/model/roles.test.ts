import { describe, expect, it } from "@jest/globals";
import { z } from "zod";
import { attr } from "../attributes/attr.ts";
import type { AnyAttribute } from "../attributes/attribute.ts";
import { defineModel } from "./define-model.ts";

/** A model with an attribute named `at`. */
function withAt(at: AnyAttribute): { readonly roles: object } {
  return defineModel({
    name: "Note",
    table: "notes",
    attributes: { id: attr.string(), at },
    key: { partitionKey: "id" },
  });
}

describe("M4 roles", () => {
  it.each<[string, AnyAttribute]>([
    ["createdAt", attr.createdAt()],
    ["updatedAt", attr.updatedAt()],
    ["version", attr.version()],
    ["ttl", attr.ttl()],
    ["deletedAt", attr.deletedAt()],
  ])("are found by what they do, whatever the attribute is called: %s", (role, attribute) => {
    expect(withAt(attribute).roles).toEqual({ [role]: "at" });
  });

  it.each<[string, AnyAttribute]>([
    ["a version that older items lack", attr.version().optional()],
    ["an expiry that not every item has", attr.ttl().optional()],
    ["an expiry with a default", attr.ttl().default(() => new Date())],
    ["an expiry that never changes", attr.ttl().readonly()],
    ["an expiry with a validator", attr.ttl().validate(z.date())],
    ["a creation that may be brought, and is validated", attr.createdAt().validate(z.date())],
    ["a creation that says again that it never changes", attr.createdAt().readonly()],
    ["a version of another name in the table", attr.version().storedAs("v")],
  ])("can have modifiers that leave them their sense: %s", (_, attribute) => {
    expect(() => withAt(attribute)).not.toThrow();
  });

  it.each<[string, AnyAttribute]>([
    ["version and cannot be nullable: with null it would be neither there nor missing", attr.version().nullable()],
    ["deletedAt and cannot be nullable: with null it would be neither there nor missing", attr.deletedAt().nullable()],
    ["ttl and cannot be nullable: with null it would be neither there nor missing", attr.ttl().nullable()],
    [
      "version and cannot be omitEmpty: conditions on it need it to be there",
      (attr.version() as unknown as ReturnType<typeof attr.number>).omitEmpty(),
    ],
    ["version and cannot have a default: the library sets it", attr.version().default(1)],
    ["createdAt and cannot have a default: the library sets it", attr.createdAt().default(new Date())],
    ["updatedAt and cannot have a default: the library sets it", attr.updatedAt().default(() => new Date())],
    ["deletedAt and cannot have a default: the library sets it", attr.deletedAt().default(() => new Date())],
    ["version and cannot be readonly: the library changes it", attr.version().readonly()],
    ["updatedAt and cannot be readonly: the library changes it", attr.updatedAt().readonly()],
    ["deletedAt and cannot be readonly: the library changes it", attr.deletedAt().readonly()],
    ["updatedAt and cannot have a validator: the library sets it", attr.updatedAt().validate(z.date())],
    ["version and cannot have a validator: the library sets it", attr.version().validate(z.number())],
  ])("refuse modifiers that they leave nothing to do for: %s", (fault, attribute) => {
    expect(() => withAt(attribute)).toThrow(`Model "Note": "at" has the role ${fault}`);
  });

  it("belong to one attribute each", () => {
    const twice = { id: attr.string(), at: attr.deletedAt(), gone: attr.deletedAt() };
    expect(() => defineModel({ name: "Note", table: "notes", attributes: twice, key: { partitionKey: "id" } })).toThrow(
      'Model "Note": "at" and "gone" both have the role deletedAt; a model has one',
    );
  });

  it("have the name that the table has for Time to Live", () => {
    const long = "x".repeat(256);
    expect(() => withAt(attr.ttl().storedAs(long.slice(1)))).not.toThrow();
    expect(() => withAt(attr.ttl().storedAs(long))).toThrow(
      `Model "Note": "${"x".repeat(40)}…" has the role ttl; DynamoDB allows 255 characters in the name of a Time to Live attribute`,
    );
  });
});
