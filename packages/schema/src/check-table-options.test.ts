import { InvalidOptionError } from "@dynamorm/core";
import { describe, expect, it } from "@jest/globals";
import { Note, User } from "../test/user-model.ts";
import { createTableRequest } from "./create-table-request.ts";
import type { TableOptions } from "./table-options.ts";

/** The error of options that only callers without types can give. */
function refusal(options: unknown, model = User): unknown {
  try {
    createTableRequest(model, options as TableOptions<never>);
  } catch (error) {
    return error;
  }
  throw new Error("the options were accepted");
}

const capacity = { readCapacityUnits: 1, writeCapacityUnits: 1 };
const stream = 'the option "stream" takes "KEYS_ONLY", "NEW_IMAGE", "OLD_IMAGE" or "NEW_AND_OLD_IMAGES"';
const wholeNumber = "takes a whole number of capacity units from 1";
const encryption = 'the option "encryption" takes "aws-owned", "aws-managed" or { kmsKeyId: "…" }';
const tagKey = 'DynamoDB takes 1 to 128 characters that do not begin with "aws:"';

describe("the options of a table", () => {
  it.each<[unknown, string]>([
    [null, "its options are a plain object, not null"],
    ["on-demand", 'its options are a plain object, not the string "on-demand"'],
    [[], "its options are a plain object, not an empty array"],
    [
      { streams: "NEW_IMAGE" },
      'there is no option "streams"; it takes billing, stream, encryption, tableClass, deletionProtection and tags; did you mean "stream"?',
    ],
    [
      { constructor: 1 },
      'there is no option "constructor"; it takes billing, stream, encryption, tableClass, deletionProtection and tags',
    ],
    [{ stream: "ALL" }, `${stream}, not the string "ALL"`],
    [{ stream: true }, `${stream}, not true`],
    [
      { tableClass: "CHEAP" },
      'the option "tableClass" takes "STANDARD" or "STANDARD_INFREQUENT_ACCESS", not the string "CHEAP"',
    ],
    [{ deletionProtection: "yes" }, 'the option "deletionProtection" takes true or false, not the string "yes"'],
    [{ encryption: "kms" }, `${encryption}, not the string "kms"`],
    [{ encryption: { kmsKeyId: "" } }, `${encryption}, not an object`],
    [{ encryption: { kmsKeyId: "a", region: "b" } }, `${encryption}, not an object`],
    [
      { billing: "provisioned" },
      'the option "billing" takes "on-demand" or { readCapacityUnits, writeCapacityUnits, indexes }, not the string "provisioned"',
    ],
    [
      { billing: { ...capacity, units: 3 } },
      'there is no option "billing.units"; it takes readCapacityUnits, writeCapacityUnits and indexes',
    ],
    [{ billing: {} }, `the option "billing.readCapacityUnits" ${wholeNumber}, not nothing`],
    [{ billing: { readCapacityUnits: 1 } }, `the option "billing.writeCapacityUnits" ${wholeNumber}, not nothing`],
    [
      { billing: { ...capacity, readCapacityUnits: 0 } },
      `the option "billing.readCapacityUnits" ${wholeNumber}, not the number 0`,
    ],
    [
      { billing: { ...capacity, writeCapacityUnits: -1 } },
      `the option "billing.writeCapacityUnits" ${wholeNumber}, not the number -1`,
    ],
    [
      { billing: { ...capacity, writeCapacityUnits: 1.5 } },
      `the option "billing.writeCapacityUnits" ${wholeNumber}, not the number 1.5`,
    ],
    [
      { billing: { ...capacity, writeCapacityUnits: "5" } },
      `the option "billing.writeCapacityUnits" ${wholeNumber}, not the string "5"`,
    ],
    [
      { billing: { ...capacity, indexes: [] } },
      'the option "billing.indexes" takes an object of capacities by index, not an empty array',
    ],
    [
      { billing: { ...capacity, indexes: { byAge: capacity } } },
      'the option "billing.indexes.byAge" is for an index that the model lacks; its global indexes are byEmail and byStatus',
    ],
    [
      { billing: { ...capacity, indexes: { bySeenAt: capacity } } },
      'the option "billing.indexes.bySeenAt" is for a local index, which uses the capacity of its table: leave it out',
    ],
    [
      { billing: { ...capacity, indexes: { byEmail: 5 } } },
      'the option "billing.indexes.byEmail" takes an object { readCapacityUnits, writeCapacityUnits }, not the number 5',
    ],
    [
      { billing: { ...capacity, indexes: { byEmail: { readCapacityUnits: 1 } } } },
      `the option "billing.indexes.byEmail.writeCapacityUnits" ${wholeNumber}, not nothing`,
    ],
    [{ tags: "team" }, 'the option "tags" takes an object of texts by name, not the string "team"'],
    [{ tags: { "": "x" } }, `the option "tags" has the key ""; ${tagKey}`],
    [{ tags: { "aws:team": "x" } }, `the option "tags" has the key "aws:team"; ${tagKey}`],
    [{ tags: { ["k".repeat(129)]: "x" } }, `the option "tags" has the key "${"k".repeat(129)}"; ${tagKey}`],
    [{ tags: { team: 7 } }, 'the option "tags.team" takes a text of at most 256 characters, not the number 7'],
    [
      { tags: { team: "x".repeat(257) } },
      `the option "tags.team" takes a text of at most 256 characters, not the string "${"x".repeat(40)}…"`,
    ],
    [
      { tags: Object.fromEntries(Array.from({ length: 51 }, (_, index) => [`tag${index}`, ""])) },
      'the option "tags" holds 51 tags; DynamoDB allows 50',
    ],
  ])("are refused where they cannot be: %j", (options, message) => {
    expect(refusal(options)).toMatchObject({
      code: "INVALID_OPTION",
      message: `createTableRequest of model "User": ${message}`,
      model: "User",
      table: "users",
    });
    expect(refusal(options)).toBeInstanceOf(InvalidOptionError);
  });

  it("say it, too, when the model has no index at all", () => {
    expect(refusal({ billing: { ...capacity, indexes: { byAge: capacity } } }, Note)).toHaveProperty(
      "message",
      'createTableRequest of model "Note": the option "billing.indexes.byAge" is for an index that the model lacks; it has no global index',
    );
  });

  it.each([
    [undefined, "nothing"],
    [{ name: "User" }, "an object"],
    [() => {}, "a function"],
  ])("are not looked at without a model: %p", (model, words) => {
    expect(() => createTableRequest(model as never)).toThrow(
      new InvalidOptionError(`a table is made from a model, as defineModel gives it, not from ${words}`),
    );
  });
});
