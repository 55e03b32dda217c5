import { describe, expect, it } from "@jest/globals";
import { type Direction, type Directions, libraries } from "./libraries.ts";
import { type Subject, subjects } from "./subjects.ts";

describe.each(Object.entries<Subject>(subjects))("the subject %s", (_, subject) => {
  it("is written and read in the same way by every library", () => {
    const item = subject.item(7);
    const [yardstick, ...others] = Object.values<(subject: Subject) => Directions>(libraries).map((directionsOf) =>
      outcomes(directionsOf(subject), item),
    );
    expect(yardstick?.unmarshal).toEqual(item);
    for (const other of others) expect(other).toEqual(yardstick);
  });
});

function outcomes(directions: Directions, item: Readonly<Record<string, unknown>>): Record<Direction, unknown> {
  const stored = directions.marshal(item) as Parameters<Directions["unmarshal"]>[0];
  return {
    marshal: stored,
    unmarshal: directions.unmarshal(stored),
    toJson: directions.toJson(item),
    fromJson: directions.fromJson(JSON.stringify(stored)),
  };
}
