import { describe, expect, it } from "@jest/globals";
import {
  ConditionFailedError,
  isConditionFailed,
  ItemAlreadyExistsError,
  ItemNotFoundError,
  VersionConflictError,
} from "./condition-errors.ts";

const current = { id: "1", version: 3 };

describe("a failed condition", () => {
  it("holds the item that is in the table", () => {
    expect(new ConditionFailedError("no", { current }).current).toBe(current);
    expect(new ItemAlreadyExistsError("no", { current }).current).toBe(current);
    expect(new ConditionFailedError("no", {}).current).toBeUndefined();
  });

  it("holds the version that a write expected", () => {
    expect(new VersionConflictError("no", { current, expectedVersion: 2 })).toMatchObject({
      current,
      expectedVersion: 2,
    });
  });

  it.each<[string, unknown, boolean]>([
    ["ConditionFailedError", new ConditionFailedError("no", {}), true],
    ["ItemAlreadyExistsError", new ItemAlreadyExistsError("no", {}), true],
    ["VersionConflictError", new VersionConflictError("no", { expectedVersion: 0 }), true],
    ["one of another copy of the package", Object.assign(new Error("no"), { code: "VERSION_CONFLICT" }), true],
    ["ItemNotFoundError", new ItemNotFoundError("no", {}), false],
    ["another error", new Error("no"), false],
    ["no error at all", { code: "CONDITION_FAILED" }, false],
    ["nothing", undefined, false],
  ])("is told by isConditionFailed: %s", (_, value, expected) => {
    expect(isConditionFailed(value)).toBe(expected);
  });
});
