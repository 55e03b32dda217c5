import { beforeEach, expect, test } from "@jest/globals";
import { faults, shows, throws } from "./shown.ts";

beforeEach(() => {
  faults.length = 0;
});

test("a value is compared as it is printed, in one line; … is anything", () => {
  shows("page.md:1", "{ a: { b: { c: { d: [ 1 ] } } } }", { a: { b: { c: { d: [1] } } } });
  shows("page.md:1", "{ id: '1', createdAt: …, tags: Set(1) { 'a.b' } }", {
    id: "1",
    createdAt: new Date(),
    tags: new Set(["a.b"]),
  });
  expect(faults).toEqual([]);
  shows("page.md:2", "'a.b'", "aXb");
  expect(faults).toEqual(["page.md:2 says → 'a.b'\n  and it is 'aXb'"]);
});

async function statement(): Promise<void> {
  throw new Error('Model "User": no, and why');
}

test("a message is compared from its start", async () => {
  await throws("page.md:1", 'Model "User": no', statement);
  await throws("page.md:1", 'Model "…": no, …', statement);
  expect(faults).toEqual([]);
  await throws("page.md:2", "no", statement);
  await throws("page.md:3", "no", async () => {});
  expect(faults).toEqual([
    'page.md:2 says throws no\n  and it throws Model "User": no, and why',
    "page.md:3 says throws no\n  and it throws nothing",
  ]);
});
