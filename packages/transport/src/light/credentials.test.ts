import { afterEach, beforeEach, describe, expect, jest, test } from "@jest/globals";
import { untyped } from "../../test/untyped.ts";
import { withoutAws } from "../../test/without-aws.ts";
import { areCredentials, environmentCredentials, keepCredentials } from "./credentials.ts";

const keys = { accessKeyId: "AKID", secretAccessKey: "secret/+=" };
const minuteMs = 60_000;

beforeEach(() => {
  jest.useFakeTimers({ now: Date.UTC(2026, 0, 1) });
});
afterEach(() => {
  jest.useRealTimers();
});

/** Credentials that last so many minutes from now. */
function lasting(minutes: number): {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  expiration: Date;
} {
  return { ...keys, expiration: new Date(Date.now() + minutes * minuteMs) };
}

describe("credentials are kept", () => {
  test("for ever, where they have no end", async () => {
    const provider = jest.fn(() => keys);
    const get = keepCredentials(provider);
    const first = await get();
    jest.advanceTimersByTime(1_000_000 * minuteMs);
    expect(await get()).toBe(first);
    expect(provider).toHaveBeenCalledTimes(1);
  });

  test("until five minutes before their end", async () => {
    const provider = jest.fn(() => lasting(60));
    const get = keepCredentials(provider);
    await get();
    jest.advanceTimersByTime(55 * minuteMs);
    await get();
    expect(provider).toHaveBeenCalledTimes(1);
    jest.advanceTimersByTime(1);
    await get();
    expect(provider).toHaveBeenCalledTimes(2);
    await get();
    expect(provider).toHaveBeenCalledTimes(2);
  });

  test("and asked for once, however many requests wait for them", async () => {
    const provider = jest.fn(async () => keys);
    const get = keepCredentials(provider);
    const all = await Promise.all(Array.from({ length: 100 }, () => get()));
    expect(new Set(all).size).toBe(1);
    expect(provider).toHaveBeenCalledTimes(1);
  });

  test("as they were given: what becomes of the object is nobody's affair, nor whether it can be changed", async () => {
    const given = { ...keys };
    const get = keepCredentials(() => given);
    await get();
    given.secretAccessKey = "another";
    expect(await get()).toEqual(keys);
    expect(await keepCredentials(() => Object.freeze(lasting(60)))()).toEqual(lasting(60));
  });

  test("also of a class that gives them by getters, without what it has besides", async () => {
    class Vault {
      readonly secretAccessKey = "secret";
      readonly refresh = (): void => {};
      get accessKeyId(): string {
        return "AKID";
      }
    }
    expect(await keepCredentials(() => new Vault())()).toEqual({ accessKeyId: "AKID", secretAccessKey: "secret" });
  });

  test("with an end in any form that dates have, and without what is null", async () => {
    const given = { ...keys, sessionToken: null, accountId: null, expiration: "2026-01-01T01:00:00Z" };
    expect(await keepCredentials(untyped(() => given))()).toEqual({
      ...keys,
      expiration: new Date("2026-01-01T01:00:00Z"),
    });
  });
});

describe("a provider that fails", () => {
  test("fails for all that wait, and is asked again by the next", async () => {
    let asked = 0;
    const get = keepCredentials(async () => {
      if (++asked === 1) throw new Error("the vault is shut");
      return keys;
    });
    const both = await Promise.allSettled([get(), get()]);
    expect(both.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    expect(await get()).toEqual(keys);
    expect(asked).toBe(2);
  });

  test("at once is as one that fails later", async () => {
    const get = keepCredentials(() => {
      throw new Error("the vault is shut");
    });
    await expect(get()).rejects.toThrow("the vault is shut");
  });

  test("leaves those at hand in use until their end", async () => {
    const first = lasting(10);
    let asked = 0;
    const get = keepCredentials(() => {
      if (++asked > 1) throw new Error("the vault is shut");
      return first;
    });
    await get();
    jest.advanceTimersByTime(6 * minuteMs);
    expect(await get()).toEqual(first);
    expect(asked).toBe(2);
    jest.advanceTimersByTime(4 * minuteMs);
    await expect(get()).rejects.toThrow("the vault is shut");
  });

  test("to give credentials is one that fails, and what it gave is not shown", async () => {
    const get = keepCredentials(untyped(() => ({ accessKeyId: "AKID", secretAccessKey: "sec ret" })));
    await expect(get()).rejects.toThrow(/^Resolved credential object is not valid: (?!.*sec ret)/);
  });
});

describe("credentials are", () => {
  test.each<[boolean, string, unknown]>([
    [true, "two texts", keys],
    [true, "two texts and more", { ...keys, sessionToken: "token", accountId: "1", expiration: new Date() }],
    [true, "two texts and nothing more", { ...keys, sessionToken: undefined, expiration: undefined }],
    [false, "not nothing", undefined],
    [false, "not a text", "AKID"],
    [false, "not one text", { accessKeyId: "AKID" }],
    [false, "not empty", { ...keys, secretAccessKey: "" }],
    [false, "not with a space", { ...keys, accessKeyId: " AKID" }],
    [false, "not with a line break", { ...keys, secretAccessKey: "secret\n" }],
    [false, "not numbers", { accessKeyId: 1, secretAccessKey: 2 }],
    [false, "not with a token that is no text", { ...keys, sessionToken: {} }],
    [false, "not with a token that would be a header", { ...keys, sessionToken: "a\r\nhost: b" }],
    [false, "not with an end that is none", { ...keys, expiration: new Date("soon") }],
    [false, "not with an end that is a symbol", { ...keys, expiration: Symbol("soon") }],
    [false, "not with an account that is no text", { ...keys, accountId: 1 }],
  ])("%s: %s", (expected, _, value) => {
    expect(areCredentials(value)).toBe(expected);
  });
});

describe("the environment's credentials", () => {
  let restore: () => Promise<void>;
  beforeEach(async () => {
    jest.useRealTimers();
    restore = await withoutAws();
  });
  afterEach(() => restore());

  test("are those that AWS Lambda sets", () => {
    Object.assign(process.env, {
      AWS_ACCESS_KEY_ID: "AKID",
      AWS_SECRET_ACCESS_KEY: "secret",
      AWS_SESSION_TOKEN: "token",
    });
    expect(environmentCredentials()).toEqual({
      accessKeyId: "AKID",
      secretAccessKey: "secret",
      sessionToken: "token",
      accountId: undefined,
    });
  });

  test("have an account and an end, where they are given", () => {
    Object.assign(process.env, {
      AWS_ACCESS_KEY_ID: "AKID",
      AWS_SECRET_ACCESS_KEY: "secret",
      AWS_ACCOUNT_ID: "111122223333",
      AWS_CREDENTIAL_EXPIRATION: "2026-01-01T00:00:00Z",
    });
    expect(environmentCredentials()).toMatchObject({
      accountId: "111122223333",
      expiration: new Date("2026-01-01T00:00:00Z"),
    });
  });

  test.each<Record<string, string>>([
    {},
    { AWS_ACCESS_KEY_ID: "AKID" },
    { AWS_SECRET_ACCESS_KEY: "secret" },
    { AWS_ACCESS_KEY_ID: "", AWS_SECRET_ACCESS_KEY: "secret" },
  ])("are none with %j", (environment) => {
    Object.assign(process.env, environment);
    expect(environmentCredentials).toThrow(expect.objectContaining({ name: "CredentialsProviderError" }));
  });
});
