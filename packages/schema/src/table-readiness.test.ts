import { AccessDeniedError } from "@dynamorm/core";
import { describe, expect, it } from "@jest/globals";
import { userDescription } from "../test/descriptions.ts";
import { User } from "../test/user-model.ts";
import { modelBlueprint } from "./model-blueprint.ts";
import { isReady } from "./table-readiness.ts";

const users = modelBlueprint(User);

/** The table of `User` with an index of that name in that state. */
function withIndex(IndexName: string, IndexStatus: string | undefined): typeof userDescription {
  return { ...userDescription, GlobalSecondaryIndexes: [{ IndexName, IndexStatus }] };
}

describe("isReady", () => {
  it("is when the table and its indexes are ACTIVE", () => {
    expect(isReady(users, userDescription)).toBe(true);
  });

  it.each(["CREATING", "UPDATING", "DELETING"])("is not while the table is %s", (TableStatus) => {
    expect(isReady(users, { ...userDescription, TableStatus })).toBe(false);
  });

  it.each(["CREATING", "UPDATING", "DELETING"])("is not while an index of the model is %s", (status) => {
    expect(isReady(users, withIndex("byEmail", status))).toBe(false);
  });

  it("does not wait for an index that the model does not know", () => {
    expect(isReady(users, withIndex("byCity", "CREATING"))).toBe(true);
  });

  it("takes an engine that gives no status for one that makes tables and indexes at once", () => {
    expect(isReady(users, { ...withIndex("byEmail", undefined), TableStatus: undefined })).toBe(true);
  });

  it.each(["INACCESSIBLE_ENCRYPTION_CREDENTIALS", "ARCHIVING", "ARCHIVED"])(
    "never will be in %s, and says why",
    (TableStatus) => {
      expect(() => isReady(users, { ...userDescription, TableStatus })).toThrow(
        new AccessDeniedError(
          `Table "users" is ${TableStatus}: DynamoDB cannot use the KMS key that it is encrypted with. Let it use the key again or, when the table is archived, restore it from its backup.`,
          {},
        ),
      );
    },
  );
});
