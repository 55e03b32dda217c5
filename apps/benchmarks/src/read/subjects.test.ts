import { describe, expect, it } from "@jest/globals";
import { type Subject, subjects } from "./subjects.ts";

describe.each(Object.entries<Subject>(subjects))("the subject %s", (_, subject) => {
  it("is the same request by hand", () => {
    expect(subject.query(7, 3).toRequest()).toEqual(subject.byHand(7, 3));
  });
});
