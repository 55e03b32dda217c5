import { describe, expect, it } from "@jest/globals";
import { closestName, didYouMean } from "./closest-name.ts";

const names = ["id", "email", "createdAt", "updatedAt"];

describe("closestName", () => {
  it.each([
    ["emial", "email"],
    ["Email", "email"],
    ["mail", "email"],
    ["created_at", "createdAt"],
    ["updatedat", "updatedAt"],
    ["ID", "id"],
  ])("takes %s for %s", (given, meant) => {
    expect(closestName(given, names)).toBe(meant);
  });

  it.each(["nickname", "ie", "", "e"])("takes %j for none", (given) => {
    expect(closestName(given, names)).toBeUndefined();
  });

  it("is for the end of a message", () => {
    expect(didYouMean("emial", names)).toBe(`; did you mean "email"?`);
    expect(didYouMean("nickname", names)).toBe("");
    expect(didYouMean(18, names)).toBe("");
  });

  it("prefers the closest", () => {
    expect(closestName("createdA", ["created", "createdAt"])).toBe("createdAt");
    expect(closestName("prices", ["pieces", "price", "priced", "prices2", "Prices"])).toBe("Prices");
  });
});
