import { __Client } from "@aws-sdk/client-dynamodb";
import { expect, test } from "@jest/globals";

/** Tracers wrap what all clients inherit while the SDK is loaded: before this library could see the original. */
let spans = 0;
const prototype: object = Reflect.get(__Client, "prototype");
const original = Reflect.get(prototype, "send") as (...given: unknown[]) => unknown;
const wrapper = function (this: unknown, ...given: unknown[]): unknown {
  spans++;
  return Reflect.apply(original, this, given);
};
Reflect.set(prototype, "send", Object.setPrototypeOf(wrapper, original));

test("a send that was wrapped before the library was loaded is called for every request", async () => {
  const { waysTaken } = await import("./way-taken.ts");
  expect(await waysTaken({})).toEqual({ ways: ["sdk", "sdk"], said: [expect.stringContaining("send() was wrapped")] });
  expect(spans).toBe(2);
});
