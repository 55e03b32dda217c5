import { describe, expect, it } from "@jest/globals";
import { anUpdate, now, User } from "../test/user.ts";
import { UpdateBuilder } from "./index.ts";

type Build = (u: ReturnType<typeof anUpdate>) => { toRequest(): { readonly input: object } };

/** What an update changes, with names and values in place of their placeholders; without what the library adds by itself. */
function changes(build: Build): string {
  const { UpdateExpression = "" } = inputOf(build);
  const text = spelledOut(build, UpdateExpression);
  return text
    .replace(`updatedAt = {"S":"${now.toISOString()}"}`, "")
    .replace(/ ?ADD version \{"N":"1"\}/, "")
    .replace(/, version \{"N":"1"\}/, "")
    .replace(/, $|, (?=REMOVE|ADD|DELETE)/, " ")
    .replace(/^SET +(?=REMOVE|ADD|DELETE)/, "")
    .trim();
}

interface Input {
  readonly UpdateExpression?: string;
  readonly ConditionExpression?: string;
  readonly ExpressionAttributeNames?: Readonly<Record<string, string>>;
  readonly ExpressionAttributeValues?: Readonly<Record<string, unknown>>;
}

function inputOf(build: Build): Input {
  return build(anUpdate()).toRequest().input;
}

function spelledOut(build: Build, expression: string): string {
  const { ExpressionAttributeNames = {}, ExpressionAttributeValues = {} } = inputOf(build);
  return expression
    .replaceAll(/#n\d+/g, (name) => ExpressionAttributeNames[name] ?? name)
    .replaceAll(/:v\d+/g, (value) => JSON.stringify(ExpressionAttributeValues[value]));
}

describe("W8: the request of an update that was built", () => {
  it("W8: is the input of UpdateItem as the raw SDK takes it, with updatedAt, version and the conditions", () => {
    const request = anUpdate()
      .increment("age")
      .set("address.city", "Lyon")
      .appendToList("notes", ["hello"])
      .conditionVersion(7)
      .returnValues("UPDATED_NEW")
      .toRequest();
    expect(request).toEqual({
      operation: "UpdateItem",
      model: "User",
      input: {
        TableName: "users",
        Key: { id: { S: "1" } },
        ConditionExpression: "attribute_exists(#n0) AND #n1 = :v0",
        UpdateExpression:
          "SET #n2 = if_not_exists(#n2, :v1) + :v2, #n3.#n4 = :v3, #n5 = list_append(if_not_exists(#n5, :v4), :v5), #n6 = :v6 ADD #n1 :v7",
        ExpressionAttributeNames: {
          "#n0": "id",
          "#n1": "version",
          "#n2": "age",
          "#n3": "addr",
          "#n4": "city",
          "#n5": "notes",
          "#n6": "updatedAt",
        },
        ExpressionAttributeValues: {
          ":v0": { N: "7" },
          ":v1": { N: "0" },
          ":v2": { N: "1" },
          ":v3": { S: "Lyon" },
          ":v4": { L: [] },
          ":v5": { L: [{ S: "hello" }] },
          ":v6": { S: now.toISOString() },
          ":v7": { N: "1" },
        },
        ReturnValues: "UPDATED_NEW",
        ReturnValuesOnConditionCheckFailure: "ALL_OLD",
      },
    });
  });

  it.each<[string, Build, string]>([
    ["set", (u) => u.set("age", 3), 'SET age = {"N":"3"}'],
    ["set within a map", (u) => u.set("address.zip", "1"), 'SET addr.zip = {"S":"1"}'],
    ["set of an entry", (u) => u.set("visits.a b", 1), 'SET visits.a b = {"N":"1"}'],
    ["set of null, where it is a value", (u) => u.set("middle", null), 'SET middle = {"NULL":true}'],
    [
      "set of a list, with the defaults of its maps",
      (u) => u.set("lines", [{ sku: "a" }]),
      'SET lines = {"L":[{"M":{"sku":{"S":"a"},"price":{"N":"1"}}}]}',
    ],
    [
      "set of one element, with defaults",
      (u) => u.set("lines[2]", { sku: "a" }),
      'SET lines[2] = {"M":{"sku":{"S":"a"},"price":{"N":"1"}}}',
    ],
    ["set of an empty value that is not stored", (u) => u.set("nick", ""), "REMOVE nick"],
    ["setIfNotExists", (u) => u.setIfNotExists("age", 3), 'SET age = if_not_exists(age, {"N":"3"})'],
    ["add to a number", (u) => u.add("age", -2.5), 'ADD age {"N":"-2.5"}'],
    ["add to a bigint", (u) => u.add("big", 10n ** 30n), `ADD big {"N":"1${"0".repeat(30)}"}`],
    [
      "add to a number within a record, where DynamoDB has no ADD",
      (u) => u.add("visits.home", 2),
      'SET visits.home = if_not_exists(visits.home, {"N":"0"}) + {"N":"2"}',
    ],
    ["add to a set", (u) => u.add("tags", new Set(["a", "b"])), 'ADD tags {"SS":["a","b"]}'],
    ["add to what may be anything", (u) => u.add("anything", new Set([1])), 'ADD anything {"NS":["1"]}'],
    ["increment", (u) => u.increment("age"), 'SET age = if_not_exists(age, {"N":"0"}) + {"N":"1"}'],
    ["increment of a bigint", (u) => u.increment("big"), 'SET big = if_not_exists(big, {"N":"0"}) + {"N":"1"}'],
    ["increment by more", (u) => u.increment("age", 5), 'SET age = if_not_exists(age, {"N":"0"}) + {"N":"5"}'],
    ["decrement", (u) => u.decrement("age", 5), 'SET age = if_not_exists(age, {"N":"0"}) - {"N":"5"}'],
    ["remove", (u) => u.remove("notes"), "REMOVE notes"],
    ["remove within a map", (u) => u.remove("address.zip"), "REMOVE addr.zip"],
    ["remove of an entry", (u) => u.remove("visits.home"), "REMOVE visits.home"],
    [
      "remove of elements, from the end of each list",
      (u) => u.remove("notes[0]").removeFromListAt("lines", 1).remove("big").remove("notes[10]").remove("lines[2]"),
      "REMOVE big, lines[2], lines[1], notes[10], notes[0]",
    ],
    ["delete", (u) => u.delete("tags", new Set(["a"])), 'DELETE tags {"SS":["a"]}'],
    [
      "appendToList, with defaults",
      (u) => u.appendToList("lines", [{ sku: "a" }]),
      'SET lines = list_append(if_not_exists(lines, {"L":[]}), {"L":[{"M":{"sku":{"S":"a"},"price":{"N":"1"}}}]})',
    ],
    [
      "prependToList",
      (u) => u.prependToList("notes", ["a", "b"]),
      'SET notes = list_append({"L":[{"S":"a"},{"S":"b"}]}, if_not_exists(notes, {"L":[]}))',
    ],
    ["setListElement", (u) => u.setListElement("notes", 3, "a"), 'SET notes[3] = {"S":"a"}'],
    ["removeFromListAt", (u) => u.removeFromListAt("notes", 3), "REMOVE notes[3]"],
  ])("W8: %s", (_, build, expected) => {
    expect(changes(build)).toBe(expected);
  });

  it("W8: names and values never become text of the expression", () => {
    const { UpdateExpression, ConditionExpression } = inputOf((u) =>
      u.set("visits.x = :v0, #n0", 1).set("email", "REMOVE age").condition("email", "=", ":v0 OR 1 = 1"),
    );
    expect(`${UpdateExpression} ${ConditionExpression}`).toMatch(/^[SETADN #:nv\d=,.()_a-z]+$/);
    expect(UpdateExpression).not.toContain("REMOVE");
  });
});

describe("W8: conditions", () => {
  const conditions = (build: Build): string => {
    const whole: Build = (u) => build(u.remove("born"));
    return spelledOut(whole, inputOf(whole).ConditionExpression ?? "");
  };
  const there = "attribute_exists(id)";

  it.each<[string, Build, string]>([
    ["the item has to be there", (u) => u, there],
    ["condition", (u) => u.condition("age", ">=", 18), `${there} AND age >= {"N":"18"}`],
    ["conditionExists", (u) => u.conditionExists("address.city"), `${there} AND attribute_exists(addr.city)`],
    ["conditionNotExists", (u) => u.conditionNotExists("tags"), `${there} AND attribute_not_exists(tags)`],
    ["conditionVersion", (u) => u.conditionVersion(0), `${there} AND version = {"N":"0"}`],
    [
      "several have to hold together",
      (u) => u.condition("age", ">", 1).condition("age", "<", 9),
      `${there} AND age > {"N":"1"} AND age < {"N":"9"}`,
    ],
    [
      "orCondition is in place of all before it, never of what the library asks",
      (u) => u.conditionVersion(3).condition("age", ">", 1).condition("age", "<", 9).orCondition("middle", "=", null),
      `${there} AND ((age > {"N":"1"} AND age < {"N":"9"}) OR middle = {"NULL":true}) AND version = {"N":"3"}`,
    ],
    [
      "what comes after orCondition has to hold with either",
      (u) =>
        u
          .condition("age", ">", 1)
          .orCondition("age", "<", -1)
          .condition((eb) => eb.exists("notes")),
      `${there} AND (age > {"N":"1"} OR age < {"N":"-1"}) AND attribute_exists(notes)`,
    ],
  ])("W8: %s", (_, build, expected) => {
    expect(conditions(build)).toBe(expected);
  });
});

describe("W8: a builder", () => {
  it("W8: is immutable: every step gives another, and its description is frozen data", () => {
    const base = anUpdate().set("age", 1);
    const one = base.set("email", "a");
    const other = base.remove("notes").condition("age", ">", 1).orCondition("age", "<", 0).returnValues("NONE");
    expect(base.description).toEqual({
      actions: [{ step: "set", kind: "set", path: ["age"], operand: { kind: "value", value: 1 } }],
    });
    expect(one.description.actions.map(({ path }) => path[0])).toEqual(["age", "email"]);
    expect(other.description).toMatchObject({ returnValues: "NONE", condition: { kind: "or" } });
    for (const { description } of [base, one, other]) {
      expect([description, description.actions, ...description.actions].every(Object.isFrozen)).toBe(true);
    }
    expect(JSON.parse(JSON.stringify(other.description))).toEqual(other.description);
  });

  it("W8: whose steps were dropped makes no request, as it would change nothing", () => {
    const dropped = anUpdate();
    dropped.set("age", 1);
    const message =
      'Model "User": no step was made that changes anything: a builder is immutable, so use what each step gives, e.g. b = b.set(…)';
    expect(() => dropped.toRequest()).toThrow(message);
    expect(() => dropped.condition("age", ">", 1).returnValues("NONE").toRequest()).toThrow(message);
  });

  it("W8: is told from those of other items, also of the same key", () => {
    const [target, same] = [0, 1].map(() => ({ key: { id: "1" }, now: () => now }));
    if (target === undefined || same === undefined) throw new Error("there are two");
    const builder = new UpdateBuilder(User, target);
    expect(UpdateBuilder.isFor(target, builder)).toBe(true);
    expect(UpdateBuilder.isFor(target, builder.set("age", 1).condition("age", ">", 1).returnValues("NONE"))).toBe(true);
    expect(UpdateBuilder.isFor(same, builder)).toBe(false);
    for (const other of [
      undefined,
      null,
      "u",
      {},
      { model: User, description: builder.description },
      Promise.resolve(builder),
    ]) {
      expect(UpdateBuilder.isFor(target, other)).toBe(false);
    }
  });

  it("W8: has execute where something sends it, and gives what that gives", async () => {
    expect(anUpdate().set("age", 1).execute).toBeUndefined();
    const calls: unknown[] = [];
    const bound = new UpdateBuilder<typeof User, string>(User, {
      key: { id: "1" },
      now: () => now,
      run: async (...given) => {
        calls.push(given);
        return "done";
      },
    });
    const built = bound.set("age", 1).conditionVersion(2);
    await expect(built.execute({ timeoutMs: 5 })).resolves.toBe("done");
    await built.execute();
    expect(calls).toEqual([
      [built.description, { timeoutMs: 5 }],
      [built.description, {}],
    ]);
  });
});
