import { describe, expect, it } from "@jest/globals";
import { userDescription } from "../test/descriptions.ts";
import { Note, User } from "../test/user-model.ts";
import { readDescription } from "./read-description.ts";
import { modelBlueprint } from "./model-blueprint.ts";
import { tableDifferences } from "./table-differences.ts";
import type { IndexInfo, TableInfo, TimeToLive } from "./table-info.ts";

const users = readDescription(userDescription, undefined);
const { byEmail, byStatus, bySeenAt } = users.indexes as Record<"byEmail" | "byStatus" | "bySeenAt", IndexInfo>;
const id = { name: "id", type: "S" } as const;

/** How the table of `User` with a change differs from what `User` needs. */
function differences(change: Partial<TableInfo>): unknown {
  return tableDifferences(modelBlueprint(User), { ...users, ...change });
}

describe("tableDifferences", () => {
  it("finds none between a model and its table, Time to Live on or still off", () => {
    expect(differences({})).toEqual([]);
    expect(differences({ ttl: { attribute: "expiresAt", status: "ENABLED" } })).toEqual([]);
    expect(differences({ ttl: { attribute: "expiresAt", status: "ENABLING" } })).toEqual([]);
  });

  it("minds nothing that the table has besides: indexes, projected attributes, Time to Live", () => {
    const more = { ...byStatus, projection: ["name", "city"] };
    expect(differences({ indexes: { ...users.indexes, byStatus: more, byCity: byEmail } })).toEqual([]);
    expect(differences({ indexes: { ...users.indexes, byStatus: { ...byStatus, projection: "all" } } })).toEqual([]);
    expect(differences({ indexes: { ...users.indexes, bySeenAt: { ...bySeenAt, projection: "all" } } })).toEqual([]);
    expect(differences({ indexes: { ...users.indexes, bySeenAt: { ...bySeenAt, projection: ["city"] } } })).toEqual([]);
    const note = readDescription({ ...userDescription, KeySchema: userDescription.KeySchema?.slice(0, 1) }, undefined);
    const ttl: TimeToLive = { attribute: "goneAt", status: "ENABLED" };
    expect(tableDifferences(modelBlueprint(Note), { ...note, ttl })).toEqual([]);
  });

  it("tells a different key", () => {
    expect(differences({ key: { partitionKey: id } })).toEqual([
      { subject: "the key", expected: 'partition key "id" and sort key "at"', actual: 'partition key "id"' },
    ]);
  });

  it("tells a different type once, however many keys have the attribute", () => {
    const seenAt = { name: "seenAt", type: "S" } as const;
    const indexes = {
      byEmail,
      byStatus: { ...byStatus, key: { ...byStatus.key, sortKey: seenAt } },
      bySeenAt: { ...bySeenAt, key: { ...bySeenAt.key, sortKey: seenAt } },
    };
    expect(differences({ indexes })).toEqual([{ subject: 'attribute "seenAt"', expected: "type N", actual: "type S" }]);
  });

  it("tells a missing index", () => {
    expect(differences({ indexes: { byEmail, bySeenAt } })).toEqual([
      {
        subject: 'index "byStatus"',
        expected: 'a global index with partition key "status" and sort key "seenAt"',
        actual: "no such index",
      },
    ]);
  });

  it("tells an index of the other kind", () => {
    const wrong = { ...bySeenAt, type: "global" } as const;
    expect(differences({ indexes: { ...users.indexes, bySeenAt: wrong } })).toEqual([
      {
        subject: 'index "bySeenAt"',
        expected: 'a local index with partition key "id" and sort key "seenAt"',
        actual: 'a global index with partition key "id" and sort key "seenAt"',
      },
    ]);
  });

  it("tells an index with another key, and another projection", () => {
    const wrong = { ...byEmail, key: { partitionKey: id }, projection: "keys" } as const;
    expect(differences({ indexes: { ...users.indexes, byEmail: wrong } })).toEqual([
      { subject: 'index "byEmail"', expected: 'partition key "email"', actual: 'partition key "id"' },
      {
        subject: 'index "byEmail"',
        expected: "a projection of all attributes",
        actual: "a projection of keys only",
      },
    ]);
  });

  it.each([
    ["keys" as const, "a projection of keys only"],
    [["name", "age"], 'a projection of "name" and "age"'],
  ])("tells a projection that does not hold what is needed: %j", (projection, actual) => {
    const wrong = { ...byStatus, projection };
    expect(differences({ indexes: { ...users.indexes, byStatus: wrong } })).toEqual([
      { subject: 'index "byStatus"', expected: 'a projection of "city"', actual },
    ]);
  });

  it.each<[TimeToLive, string]>([
    [{ attribute: "goneAt", status: "ENABLED" }, 'the attribute "goneAt"'],
    [
      { attribute: "expiresAt", status: "DISABLING" },
      'the attribute "expiresAt", which is being switched off: that takes up to an hour',
    ],
  ])("tells Time to Live on another attribute, or going: %j", (ttl, actual) => {
    expect(differences({ ttl })).toEqual([{ subject: "Time to Live", expected: 'the attribute "expiresAt"', actual }]);
  });

  it("does not take what every object has for an index", () => {
    const [first] = modelBlueprint(User).indexes;
    const blueprint = { ...modelBlueprint(Note), indexes: [{ ...first!, name: "constructor" }] };
    expect(tableDifferences(blueprint, { ...users, key: { partitionKey: id } })).toEqual([
      {
        subject: 'index "constructor"',
        expected: 'a global index with partition key "email"',
        actual: "no such index",
      },
    ]);
  });
});
