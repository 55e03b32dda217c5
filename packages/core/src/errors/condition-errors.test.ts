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
    expect("current" in new ConditionFailedError("no", {})).toBe(false);
  });

  it("shows the item where it is printed, and leaves it out of JSON", () => {
    const error = new VersionConflictError("no", { current, expectedVersion: 2, model: "User" });
    expect(Object.keys(error)).toContain("current");
    expect(JSON.parse(JSON.stringify(error))).toEqual({
      name: "VersionConflictError",
      message: "no",
      code: "VERSION_CONFLICT",
      retryable: false,
      model: "User",
      expectedVersion: 2,
    });
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
    ["one of another copy of the package", { code: "VERSION_CONFLICT", [Symbol.for("dynamorm.error")]: true }, true],
    ["somebody else's error of that code", Object.assign(new Error("no"), { code: "VERSION_CONFLICT" }), false],
    ["ItemNotFoundError", new ItemNotFoundError("no", {}), false],
    ["another error", new Error("no"), false],
    ["no error at all", { code: "CONDITION_FAILED" }, false],
    ["nothing", undefined, false],
  ])("is told by isConditionFailed: %s", (_, value, expected) => {
    expect(isConditionFailed(value)).toBe(expected);
  });
});
