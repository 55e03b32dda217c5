import { RequestRejectedError, ThrottledError } from "@dynamorm/core";
import { describe, expect, it } from "@jest/globals";
import { anUpdate, User } from "../../test/user.ts";
import { missingParent } from "../index.ts";

const said = new Error("The document path provided in the update expression is invalid for update");
const rejected = new RequestRejectedError("UpdateItem: DynamoDB refused the request", {
  operation: "UpdateItem",
  cause: said,
});
const key = { id: "1" };

describe("W8: an update on a part of what the item lacks", () => {
  it("W8: has an error that names the place, what it lies in, and the mend", () => {
    const { actions } = anUpdate().set("address.city", "Lyon").set("age", 1).description;
    expect(missingParent(User, key, actions, rejected)).toMatchObject({
      code: "MISSING_PARENT",
      message:
        'User { id: "1" } has no "address", or something else there, so "address.city" was not changed, nor anything else: DynamoDB makes no maps and lists on the way; set("address", …) as a whole, or setIfNotExists("address", …) in an update before',
      model: "User",
      table: "users",
      operation: "UpdateItem",
      attribute: "address",
      key,
      paths: ["address.city"],
      cause: said,
      retryable: false,
    });
  });

  it("W8: names all that it can have been", () => {
    const { actions } = anUpdate().set("address.city", "Lyon").increment("visits.home").remove("notes[0]").description;
    expect(missingParent(User, key, actions, rejected)).toMatchObject({
      message: expect.stringContaining(
        'User { id: "1" } lacks one of "address", "visits" and "notes", or has something else there, so "address.city", "visits.home" and "notes[0]" were not changed, nor anything else: ',
      ),
      paths: ["address.city", "visits.home", "notes[0]"],
    });
  });

  it.each([
    ["another refusal", new RequestRejectedError("no", { cause: new Error("Item size has exceeded") })],
    ["another error", new ThrottledError("no", {})],
    ["what is no error", "no"],
  ])("W8: leaves %s as it is", (_, error) => {
    const { actions } = anUpdate().set("address.city", "Lyon").description;
    expect(missingParent(User, key, actions, error)).toBe(error);
  });

  it("W8: leaves the refusal of an update alone that has no such part", () => {
    expect(missingParent(User, key, anUpdate().set("age", 1).description.actions, rejected)).toBe(rejected);
  });
});
