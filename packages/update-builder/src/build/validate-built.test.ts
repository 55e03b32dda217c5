import { attr, defineModel, type StandardSchema } from "@dynamorm/core";
import { describe, expect, it } from "@jest/globals";
import { updateBuilder, validateBuilt } from "../index.ts";

function schema<Value>(validate: (value: Value) => unknown): StandardSchema<Value, Value> {
  return { "~standard": { version: 1, vendor: "hand", validate: validate as never } };
}

const lower = schema<string>((value) => ({ value: value.toLowerCase() }));
const filled = schema<string>((value) => (value === "" ? { issues: [{ message: "empty" }] } : { value }));
const later = schema<string>(async (value) => (value === "taken" ? { issues: [{ message: "taken" }] } : { value }));
const two = schema<readonly string[]>((value) => (value.length < 2 ? { issues: [{ message: "too few" }] } : { value }));

const text = attr.string().validate(filled).validate(lower);
const Note = defineModel({
  name: "Note",
  table: "notes",
  attributes: {
    id: attr.string(),
    title: text,
    name: attr.string().validate(later).optional(),
    labels: attr.list(text).validate(two),
    tags: attr.set(text).optional(),
    place: attr.map({ city: text }).optional(),
    count: attr.number(),
  },
  key: { partitionKey: "id" },
});
const u = updateBuilder(Note, { id: "1" });

describe("M12: values that an update gives", () => {
  it("M12: become what validators make of them, wherever they are put", async () => {
    const built = u
      .set("title", "ABC")
      .set("place.city", "LYON")
      .appendToList("labels", ["A"])
      .add("tags", new Set(["B"]))
      .increment("count");
    const { ExpressionAttributeValues = {} } = built.toRequest().input;
    const values = Object.values(ExpressionAttributeValues);
    expect(values).toEqual(expect.arrayContaining([{ S: "abc" }, { S: "lyon" }, { L: [{ S: "a" }] }, { SS: ["b"] }]));
    expect((await validateBuilt(Note, built.description)).actions).toMatchObject([
      { step: "set", operand: { value: "abc" } },
      { step: "set", operand: { value: "lyon" } },
      { step: "appendToList", operand: { right: { value: ["a"] } } },
      { step: "add", value: new Set(["b"]) },
      built.description.actions[4] ?? {},
    ]);
    // What was built stays as it was.
    expect(built.description.actions[0]).toMatchObject({ operand: { value: "ABC" } });
  });

  it("M12: are all looked at, and every issue is told with its place", async () => {
    const built = u
      .setIfNotExists("title", "")
      .set("place", { city: "" })
      .setListElement("labels", 3, "")
      .add("tags", new Set([""]));
    const issues = [
      { path: "title", message: "empty" },
      { path: "place.city", message: "empty" },
      { path: "labels[3]", message: "empty" },
      { path: "tags", message: "empty" },
    ];
    await expect(validateBuilt(Note, built.description)).rejects.toMatchObject({ code: "VALIDATION", issues });
    expect(() => built.toRequest()).toThrow(expect.objectContaining({ code: "VALIDATION", issues }));
  });

  it("M12: a list is asked for as a whole only where the whole is set", async () => {
    expect(() => u.set("labels", ["a"]).toRequest()).toThrow('"labels": too few');
    await expect(validateBuilt(Note, u.prependToList("labels", ["a"]).description)).resolves.toBeDefined();
  });

  it("M12: an asynchronous validator is waited for, and refused where nothing waits", async () => {
    await expect(validateBuilt(Note, u.set("name", "taken").description)).rejects.toThrow('"name": taken');
    const free = u.set("name", "free").description;
    await expect(validateBuilt(Note, free)).resolves.toEqual(free);
    expect(() => u.set("name", "free").toRequest()).toThrow(
      expect.objectContaining({
        code: "INVALID_QUERY",
        attribute: "name",
        message:
          'Model "Note": the validator of "name" is asynchronous, and a request that is only made cannot wait for it; have the library send it, or use a validator that answers at once',
      }),
    );
  });

  it("M12: are checked again after a validator has made others of them", async () => {
    const Wrong = defineModel({
      name: "Wrong",
      table: "wrong",
      attributes: { id: attr.string(), note: attr.string().validate(schema<string>(() => ({ value: 7 }))) },
      key: { partitionKey: "id" },
    });
    const built = updateBuilder(Wrong, { id: "1" }).set("note", "a");
    expect(() => built.toRequest()).toThrow('Model "Wrong": "note" is the number 7; expected a string');
    await expect(validateBuilt(Wrong, built.description)).rejects.toThrow('"note" is the number 7');
  });

  it("M12: nothing is made anew where there is nothing to validate", async () => {
    const { description } = u.increment("count").delete("tags", new Set(["A"]));
    expect(await validateBuilt(Note, description)).toBe(description);
  });
});
