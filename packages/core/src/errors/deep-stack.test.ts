import { afterEach, describe, expect, it } from "@jest/globals";
import { deepenStacks } from "./deep-stack.ts";
import { DynamORMError } from "./dynamorm-error.ts";

const usual = Object.getOwnPropertyDescriptor(Error, "stackTraceLimit") ?? {};
afterEach(() => void Object.defineProperty(Error, "stackTraceLimit", usual));

const limit = (): unknown => Error.stackTraceLimit;

/** An error that is made so many calls deep. */
function makeDeep(calls: number): DynamORMError {
  return calls === 0 ? new DynamORMError("UNKNOWN", "no") : makeDeep(calls - 1);
}

describe("the stack of an error", () => {
  it("A1: is longer than V8 keeps it, and the limit of the process is what it was", () => {
    Error.stackTraceLimit = 10;
    const { stack = "" } = makeDeep(30);
    expect(stack.match(/^ +at .*makeDeep/gm)?.length).toBeGreaterThan(30);
    expect(stack.match(/^ +at /gm)?.length).toBeLessThanOrEqual(50);
    expect(limit()).toBe(10);
  });

  it.each([100, Infinity, 0, NaN])("A1: a limit of %p is left alone", (given) => {
    Error.stackTraceLimit = given;
    const restore = deepenStacks();
    expect(limit()).toBe(given);
    restore();
    expect(limit()).toBe(given);
  });

  it.each<[what: string, property: PropertyDescriptor]>([
    ["cannot be written", { value: 10, writable: false, configurable: true }],
    ["is no number", { value: "10", writable: true, configurable: true }],
    ["is made by a function", { get: () => 10, set: () => undefined, configurable: true }],
  ])("A1: a limit that %s is left alone", (_, property) => {
    Object.defineProperty(Error, "stackTraceLimit", property);
    const restore = deepenStacks();
    restore();
    expect(Object.getOwnPropertyDescriptor(Error, "stackTraceLimit")).toMatchObject(property);
    expect(makeDeep(1)).toMatchObject({ code: "UNKNOWN", message: "no" });
  });

  it("A1: an engine without such a limit is left alone", () => {
    Reflect.deleteProperty(Error, "stackTraceLimit");
    deepenStacks()();
    expect("stackTraceLimit" in Error).toBe(false);
    expect(makeDeep(1)).toBeInstanceOf(DynamORMError);
  });
});
