import { describe, expect, it } from "@jest/globals";
import {
  ConditionFailedError,
  isConditionFailed,
  ItemAlreadyExistsError,
  ItemNotFoundError,
  UniqueConstraintError,
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

  it("W1: tells how often the request was sent, where that is known", () => {
    expect(new ConditionFailedError("no", { attempts: 2 })).toMatchObject({ attempts: 2 });
    expect(new ItemAlreadyExistsError("no", { attempts: 1 }).toJSON()).toMatchObject({ attempts: 1 });
    expect("attempts" in new ConditionFailedError("no", {})).toBe(false);
  });

  it("W12: names the attribute whose value is taken, and the key of the item that has it", () => {
    const error = new UniqueConstraintError("no", { attribute: "email", owner: { id: "2" }, current, model: "User" });
    expect(error).toBeInstanceOf(ConditionFailedError);
    expect(error).toMatchObject({ name: "UniqueConstraintError", attribute: "email", owner: { id: "2" }, current });
    expect(JSON.parse(JSON.stringify(error))).toEqual({
      name: "UniqueConstraintError",
      message: "no",
      code: "UNIQUE_CONSTRAINT",
      retryable: false,
      model: "User",
      attribute: "email",
      owner: { id: "2" },
    });
    expect("owner" in new UniqueConstraintError("no", { attribute: "email" })).toBe(false);
  });

  it.each<[string, unknown, boolean]>([
    ["UniqueConstraintError", new UniqueConstraintError("no", { attribute: "email" }), true],
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
