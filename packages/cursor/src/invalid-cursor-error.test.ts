import { expect, test } from "@jest/globals";
import { DynamORMError, isDynamORMError } from "@dynamorm/core";
import { InvalidCursorError } from "./index.ts";

test("P2: InvalidCursorError is told apart by its code, and may say which query it was for", () => {
  const error = new InvalidCursorError("the cursor belongs to another model", { model: "User", table: "users" });
  expect(error).toBeInstanceOf(DynamORMError);
  expect(isDynamORMError(error, "INVALID_CURSOR")).toBe(true);
  expect(error).toMatchObject({
    name: "InvalidCursorError",
    code: "INVALID_CURSOR",
    message: "the cursor belongs to another model",
    retryable: false,
    model: "User",
    table: "users",
  });
});
