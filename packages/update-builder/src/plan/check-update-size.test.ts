import { describe, expect, it } from "@jest/globals";
import { anUpdate } from "../../test/user.ts";

const large = "x".repeat(300_000);

describe("W8: an update that sets more than an item holds", () => {
  it.each([
    ["two attributes together", anUpdate().set("email", "e").set("middle", large).set("nick", large), "middle"],
    ["what is appended", anUpdate().appendToList("notes", [large, large]), "notes"],
    ["what is put before", anUpdate().prependToList("notes", [large, large]), "notes"],
    [
      "an entry, and what is added",
      anUpdate()
        .set("address.city", large)
        .add("tags", new Set([large])),
      "address",
    ],
  ])("W8: is refused, naming the largest: %s", (_, built, attribute) => {
    expect(() => built.toRequest()).toThrow(expect.objectContaining({ code: "INVALID_ITEM", attribute }));
  });

  it("W8: is not refused for what it may not store, nor for what it compares", () => {
    const built = anUpdate().setIfNotExists("middle", large).condition("nick", "<>", large);
    expect(built.toRequest().operation).toBe("UpdateItem");
  });
});
