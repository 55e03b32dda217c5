import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { attr, defineModel, key } from "dynamorm";
import { ownTable, startTestBed, type TestBed } from "./fixtures/test-bed.ts";

/** The same attributes for each naming. */
const attributes = {
  userID: attr.string(),
  createdAt: attr.createdAt(),
  homeAddress: attr.map({
    streetName: attr.string(),
    geoPoint: attr.map({ latDeg: attr.number() }).optional(),
    ZIP: attr.string().storedAs("Z"),
  }),
  phoneNumbers: attr.list(attr.map({ countryCode: attr.number() })).default([]),
  scoresByDay: attr.record(attr.map({ bestScore: attr.number() })).default({}),
  lastLogin: attr.union([
    attr.map({ loginKind: attr.literal("web"), userAgent: attr.string() }),
    attr.map({ loginKind: attr.literal("app"), appVersion: attr.number() }),
  ]),
  fixedName: attr.string().storedAs("FIXED").optional(),
  loginCount: attr.number(),
};
const keys = {
  key: { partitionKey: "userID", sortKey: "createdAt" },
  indexes: {
    byCount: { partitionKey: "userID", sortKey: "loginCount", projection: ["homeAddress"] },
  },
} as const;

const Snake = defineModel({ name: "Snake", table: ownTable("snake"), attributes, ...keys, naming: "snake_case" });
const Camel = defineModel({ name: "Camel", table: ownTable("camel"), attributes, ...keys, naming: "camelCase" });
const Upper = defineModel({
  name: "Upper",
  table: ownTable("upper"),
  attributes,
  ...keys,
  naming: (name) => name.toUpperCase(),
});

const createdAt = new Date(Date.UTC(2026, 0, 1));
const user = {
  userID: "u",
  createdAt,
  homeAddress: { streetName: "Rue", geoPoint: { latDeg: 1 }, ZIP: "75" },
  phoneNumbers: [{ countryCode: 33 }],
  scoresByDay: { "2026-01-01": { bestScore: 7 } },
  lastLogin: { loginKind: "web" as const, userAgent: "ua" },
  fixedName: "fixed",
  loginCount: 3,
};

let bed: TestBed;

beforeAll(async () => {
  bed = await startTestBed();
});

afterAll(() => bed.stop());

/** The user as it is stored under these names, in the order of the attributes. */
const stored = (names: readonly string[]): object => {
  const [id, created, home, street, geo, lat, phones, code, scores, best, login, kind, agent, count] = names;
  return {
    [id as string]: { S: "u" },
    [created as string]: { S: "2026-01-01T00:00:00.000Z" },
    [home as string]: {
      M: {
        [street as string]: { S: "Rue" },
        [geo as string]: { M: { [lat as string]: { N: "1" } } },
        Z: { S: "75" },
      },
    },
    [phones as string]: { L: [{ M: { [code as string]: { N: "33" } } }] },
    // The names in a record are data.
    [scores as string]: { M: { "2026-01-01": { M: { [best as string]: { N: "7" } } } } },
    [login as string]: { M: { [kind as string]: { S: "web" }, [agent as string]: { S: "ua" } } },
    FIXED: { S: "fixed" },
    [count as string]: { N: "3" },
  };
};

/** Defines a model by a naming, and more attributes. */
const named = (naming: unknown, more: object = {}): unknown =>
  defineModel({
    name: "Wrong",
    table: ownTable("wrong"),
    attributes: { id: attr.string(), ...more },
    key: { partitionKey: "id" },
    naming: naming as never,
  });

describe("M9 names: naming", () => {
  test.each([
    [
      "snake_case",
      Snake,
      ["user_id", "created_at", "home_address", "street_name", "geo_point", "lat_deg", "phone_numbers", "country_code"],
      ["scores_by_day", "best_score", "last_login", "login_kind", "user_agent", "login_count"],
    ],
    [
      "camelCase",
      Camel,
      ["userId", "createdAt", "homeAddress", "streetName", "geoPoint", "latDeg", "phoneNumbers", "countryCode"],
      ["scoresByDay", "bestScore", "lastLogin", "loginKind", "userAgent", "loginCount"],
    ],
    [
      "a function",
      Upper,
      ["USERID", "CREATEDAT", "HOMEADDRESS", "STREETNAME", "GEOPOINT", "LATDEG", "PHONENUMBERS", "COUNTRYCODE"],
      ["SCORESBYDAY", "BESTSCORE", "LASTLOGIN", "LOGINKIND", "USERAGENT", "LOGINCOUNT"],
    ],
  ])("%s, at any depth: items, conditions, indexes, projections, updates, cursors", async (_, model, some, others) => {
    const names = [...some, ...others];
    const { db } = bed;
    await db.createTable(model);
    const users = db.model(model as typeof Snake);
    expect(await users.create(user)).toStrictEqual(user);
    const rawKey = { [names[0] as string]: { S: "u" }, [names[1] as string]: { S: createdAt.toISOString() } };
    expect(await bed.raw(model.table).get(rawKey)).toEqual(stored(names));
    expect(await users.get({ userID: "u", createdAt })).toStrictEqual(user);
    expect(
      await users
        .where("userID", "=", "u")
        .filter("homeAddress.geoPoint.latDeg", "=", 1)
        .filter("homeAddress.ZIP", "=", "75")
        .filter("phoneNumbers[0].countryCode", ">", 32)
        .filter("scoresByDay.2026-01-01.bestScore", "<", 8)
        .filter("lastLogin.userAgent", "begins_with", "u")
        .filter("lastLogin", "=", user.lastLogin)
        .select("fixedName", "homeAddress")
        .all(),
    ).toStrictEqual([{ fixedName: "fixed", homeAddress: user.homeAddress }]);
    const second = { ...user, createdAt: new Date(createdAt.getTime() + 1), loginCount: 2 };
    await users.create(second);
    const query = users.where("userID", "=", "u").index("byCount").orderBy("loginCount");
    const page = await query.limit(1).allPaginated();
    expect(page.items).toStrictEqual([
      { userID: "u", createdAt: second.createdAt, loginCount: 2, homeAddress: user.homeAddress },
    ]);
    expect(await query.cursor(page.cursor).all()).toMatchObject([{ createdAt }]);
    const changes = { lastLogin: { loginKind: "app", appVersion: 2 }, fixedName: null } as const;
    const { fixedName: __, ...rest } = user;
    expect(await users.update({ userID: "u", createdAt }, changes)).toStrictEqual({
      ...rest,
      lastLogin: changes.lastLogin,
    });
  });

  test("computed keys, their indexes and the type tag keep the names they are given", async () => {
    const Visit = defineModel({
      name: "Visit",
      table: ownTable("visits"),
      naming: "snake_case",
      attributes: { siteID: attr.string(), visitedAt: attr.date(), userName: attr.string().optional() },
      key: { partitionKey: key("thePK", "SITE#{siteID}"), sortKey: key("theSK", "{visitedAt}") },
      indexes: {
        byUser: { partitionKey: key("userPK", "{userName}"), sortKey: "visitedAt", projection: ["userName"] },
      },
    });
    const { db } = bed;
    await db.createTable(Visit);
    const visits = db.model(Visit);
    const visit = await visits.create({ siteID: "s", visitedAt: createdAt, userName: "ann" });
    expect(await bed.raw(Visit.table).get({ thePK: { S: "SITE#s" }, theSK: { S: createdAt.toISOString() } })).toEqual({
      thePK: { S: "SITE#s" },
      theSK: { S: createdAt.toISOString() },
      userPK: { S: "ann" },
      site_id: { S: "s" },
      visited_at: { S: createdAt.toISOString() },
      user_name: { S: "ann" },
      _type: { S: "Visit" },
    });
    expect(
      await visits.where("userName", "=", "ann").where("visitedAt", "<=", createdAt).index("byUser").all(),
    ).toEqual([{ userName: "ann", visitedAt: createdAt }]);
    expect(await visits.where("siteID", "=", "s").all()).toEqual([visit]);
  });

  test.each<[string, () => unknown, string]>([
    [
      "no naming",
      () => named("kebab-case"),
      `naming is "camelCase", "snake_case" or a function of a name, not the string "kebab-case"`,
    ],
    ["a function that gives no name", () => named(() => undefined), `the naming of "id": nothing is no name`],
    ["a function that gives an empty name", () => named(() => ""), `the naming of "id": an attribute's name is empty`],
    [
      "two attributes of one name",
      () => named("snake_case", { userId: attr.string(), user_id: attr.string() }),
      `"userId" and "user_id" would both be stored as "user_id"`,
    ],
    [
      "a naming and a storedAs of one name",
      () => named("snake_case", { userId: attr.string(), other: attr.string().storedAs("user_id") }),
      `"userId" and "other" would both be stored as "user_id"`,
    ],
    [
      "two of one name within a map",
      () => named("snake_case", { home: attr.map({ aB: attr.string(), a_b: attr.string() }) }),
      `"home": "aB" and "a_b" would both be stored as "a_b"`,
    ],
  ])("%s is refused", (_, make, message) => {
    expect(make).toThrow(
      expect.objectContaining({ code: "INVALID_MODEL", message: expect.stringContaining(`Model "Wrong": ${message}`) }),
    );
  });
});
