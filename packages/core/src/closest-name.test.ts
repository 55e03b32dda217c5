import { describe, expect, it } from "@jest/globals";
import { closestName, didYouMean } from "./closest-name.ts";

const names = ["id", "email", "createdAt", "status", "constructor"];

describe("closestName", () => {
  it.each([
    ["emial", "email"],
    ["e-mail", "email"],
    ["Email", "email"],
    ["createdat", "createdAt"],
    ["stauts", "status"],
    ["ids", "id"],
    ["construtor", "constructor"],
  ])("%s is near to %s", (name, closest) => {
    expect(closestName(name, names)).toBe(closest);
  });

  it.each(["", "nickname", "zzzzz", "email".repeat(1000), "🙈"])("nothing is near to %j", (name) => {
    expect(closestName(name, names)).toBeUndefined();
  });

  it("is for the end of a message", () => {
    expect(didYouMean("emial", names)).toBe(`; did you mean "email"?`);
    expect(didYouMean("nickname", names)).toBe("");
    expect(didYouMean(18, names)).toBe("");
  });
});
