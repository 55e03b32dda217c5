import { createCipheriv, createDecipheriv, createHmac, hkdfSync } from "node:crypto";
import { expect, test } from "@jest/globals";
import { outcomeOf } from "../../test/refusal-of.ts";
import { secret } from "../../test/example-secrets.ts";
import { type Cursor, type CursorScope, cursorSealing, encodeCursor, InvalidCursorError } from "../index.ts";

// The format, once more, by other means: what is written down in docs/decisions, for other languages to follow.

const scope: CursorScope = {
  model: "User",
  table: "users",
  index: "byEmail",
  direction: "asc",
  conditions: "tenant 7",
};
const cursor: Cursor = { lastKey: { PK: { S: "USER#1" }, SK: { S: "PROFILE" } }, index: "byEmail", sort: "ASC" };
const json = `{"lastKey":{"PK":{"S":"USER#1"},"SK":{"S":"PROFILE"}},"index":"byEmail","sort":"ASC"}`;
const signing = cursorSealing({ sign: secret });
const encryption = cursorSealing({ encrypt: secret });

const keyFor = (mark: string): Buffer => Buffer.from(hkdfSync("sha256", secret, "", `dynamorm cursor ${mark}`, 32));
const boundTo = (mark: string): string => `["${mark}","User","users","byEmail","asc","tenant 7"]`;
const sign = (payload: string | Uint8Array): string => {
  const mac = createHmac("sha256", keyFor("s1"))
    .update(`${boundTo("s1")}\n`)
    .update(payload)
    .digest("base64url");
  return `s1.${Buffer.from(payload).toString("base64url")}.${mac}`;
};
const encrypt = (payload: string | Uint8Array, nonce: Buffer): string => {
  const cipher = createCipheriv("aes-256-gcm", keyFor("e1"), nonce).setAAD(Buffer.from(boundTo("e1")));
  const parts = [nonce, cipher.update(Buffer.from(payload)), cipher.final(), cipher.getAuthTag()];
  return `e1.${Buffer.concat(parts).toString("base64url")}`;
};

test("P2: a signed cursor is s1, the bytes of the plain one, and the HMAC of scope and payload", async () => {
  const text = await signing.seal(cursor, scope);
  expect(text).toBe(sign(json));
  expect(text.split(".")[1]).toBe(encodeCursor(cursor).replaceAll("=", ""));
  expect(text).toBe(
    "s1.eyJsYXN0S2V5Ijp7IlBLIjp7IlMiOiJVU0VSIzEifSwiU0siOnsiUyI6IlBST0ZJTEUifX0sImluZGV4IjoiYnlFbWFpbCIsInNvcnQiOiJBU0MifQ.AegHq96nUGlErZWxNZUqH1PVLzORPLwdQY_uX-G8w-0",
  );
});

test("P2: an encrypted cursor is e1 and nonce, ciphertext and tag, with the scope as additional data", async () => {
  const text = await encryption.seal(cursor, scope);
  const bytes = Buffer.from(text.slice("e1.".length), "base64url");
  expect(bytes.length).toBe(12 + json.length + 16);
  const decipher = createDecipheriv("aes-256-gcm", keyFor("e1"), bytes.subarray(0, 12))
    .setAAD(Buffer.from(boundTo("e1")))
    .setAuthTag(bytes.subarray(-16));
  expect(decipher.update(bytes.subarray(12, -16), undefined, "utf8") + decipher.final("utf8")).toBe(json);
});

test("P2: an encrypted cursor of an earlier day is opened", async () => {
  const text =
    "e1.BwcHBwcHBwcHBwcHFafclT52VH7nISTZHw9_scjqjyz4y52-gE_TJyfQmDvroU8d89DqsuM8TzPoyoIm1Q_NMUaW7kY9mPEdE_r3Ka_USz76bPKwBSe2oyLEkY9b7jwI7Nsm767LKo8BhOXSzk5VPKY";
  expect(encrypt(json, Buffer.alloc(12, 7))).toBe(text);
  expect(await encryption.open(text, scope)).toEqual(cursor);
});

test("P2: an index that is the table itself, a scan, and no conditions are null in the scope", async () => {
  const payload = `{"lastKey":{"id":{"S":"1"}}}`;
  const mac = createHmac("sha256", keyFor("s1")).update(`["s1","User","users",null,null,null]\n${payload}`);
  const text = `s1.${Buffer.from(payload).toString("base64url")}.${mac.digest("base64url")}`;
  expect(await signing.seal({ lastKey: { id: { S: "1" } } }, { model: "User", table: "users" })).toBe(text);
});

test.each<[string, string | Uint8Array, string]>([
  ["no JSON", "secret", "its content is not JSON"],
  ["no cursor", "{}", "lastKey is an object with attributes"],
  ["bytes that are not UTF-8", Uint8Array.of(0x22, 0xff, 0x22), "its content is not UTF-8"],
])("P2: a holder of the secret who seals %s is refused like anybody", async (_, payload, rule) => {
  for (const open of [
    () => signing.open(sign(payload), scope),
    () => encryption.open(encrypt(payload, Buffer.alloc(12, 9)), scope),
  ]) {
    const error = await outcomeOf(open());
    expect(error).toBeInstanceOf(InvalidCursorError);
    expect(error).toMatchObject({ message: `not a valid cursor: ${rule}` });
  }
});

test.each([
  "s1.",
  "s1..",
  "e1.",
  "s1.AA.",
  "s1..AA",
  `s1.${"A".repeat(60)}`,
  `s1.AA.${"A".repeat(42)}B`,
  `e1.${"A".repeat(38)}`,
])("P2: what is cut short is refused before any key is tried: %s", async (text) => {
  const sealing = text.startsWith("s1") ? signing : encryption;
  expect(await outcomeOf(sealing.open(text, scope))).toMatchObject({
    code: "INVALID_CURSOR",
    message: "not a valid cursor: it is cut short, or was changed",
  });
});

test("P2: padding and stray bits, which other readers of base64url forgive, are refused", async () => {
  const signed = await signing.seal(cursor, scope);
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const last = alphabet.indexOf(signed.at(-1) ?? "");
  for (const bits of [1, 2, 3]) {
    const same = signed.slice(0, -1) + (alphabet[last ^ bits] ?? "");
    expect(Buffer.from(same.split(".")[2] ?? "", "base64url")).toEqual(
      Buffer.from(signed.split(".")[2] ?? "", "base64url"),
    );
    expect(await outcomeOf(signing.open(same, scope))).toBeInstanceOf(InvalidCursorError);
  }
  expect(await outcomeOf(signing.open(`${signed}=`, scope))).toBeInstanceOf(InvalidCursorError);
});
