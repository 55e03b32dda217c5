import { describe, expect, it } from "@jest/globals";
import { InvalidItemError, ItemMismatchError } from "./input-errors.ts";

const mismatch = { path: "lines[0].price", expected: "a number", received: 'the string "7"' };

describe.each([
  ["InvalidItemError", InvalidItemError],
  ["ItemMismatchError", ItemMismatchError],
])("%s", (_, ErrorClass) => {
  it("says where in the item, what belongs there and what is there", () => {
    const error = new ErrorClass("no", { ...mismatch, model: "Order" });
    expect(error).toMatchObject({ ...mismatch, model: "Order" });
  });
});
