import { describe, expect, it } from "@jest/globals";
import { type AnyAttribute, attr, compareCodePoints, defineModel, key, type KeyTemplate } from "@dynamorm/core";
import * as fc from "fast-check";
import { compileAttribute } from "../registry.ts";
import { compileKeyText, compileKeyTexts } from "./key-text.ts";

const text = (template: KeyTemplate, attributes: Readonly<Record<string, AnyAttribute>>) =>
  compileKeyText(template, attributes, compileAttribute).textOf;

describe("M6 composite keys: the text of a computed key", () => {
  const Order = defineModel({
    name: "Order",
    table: "shop",
    attributes: {
      customerId: attr.string(),
      placedAt: attr.date(),
      orderId: attr.string(),
      rank: attr.number(),
      open: attr.boolean(),
      status: attr.enum(["open", "paid"]).optional(),
    },
    key: { partitionKey: key("pk", "CUSTOMER#{customerId}"), sortKey: key("sk", "ORDER#{placedAt}#{orderId}") },
    indexes: { byStatus: { partitionKey: key("gsi1pk", "{status}#{open}"), sortKey: key("gsi1sk", "RANK#{rank}") } },
  });
  const item = {
    customerId: "c1",
    placedAt: new Date("2026-01-31T12:00:00Z"),
    orderId: "A-7",
    rank: 42,
    open: true,
    status: "open",
  };

  it("is the template with the values in place of its parts", () => {
    const { pk, sk, gsi1pk, gsi1sk } = compileKeyTexts(Order);
    expect(pk?.textOf(item)).toBe("CUSTOMER#c1");
    expect(sk?.textOf(item)).toBe("ORDER#2026-01-31T12:00:00.000Z#A-7");
    expect(gsi1pk?.textOf(item)).toBe("open#true");
    expect(gsi1sk?.textOf(item)).toBe("RANK#b42");
  });

  it("is compiled once for a model", () => {
    expect(compileKeyTexts(Order)).toBe(compileKeyTexts(Order));
  });

  it("is absent where the item lacks a part", () => {
    expect(compileKeyTexts(Order)["gsi1pk"]?.textOf({ ...item, status: undefined })).toBeUndefined();
    expect(compileKeyTexts(Order)["gsi1pk"]?.textOf({ ...item, status: null })).toBeUndefined();
  });

  it("keeps the case of texts, and escapes what separates parts and what sorts before it", () => {
    const of = text(key("pk", "{a}#{b}"), { a: attr.string(), b: attr.string() });
    expect(of({ a: "Ann Lee", b: "x#y$z" })).toBe("Ann$20Lee#x$23y$24z");
    expect(of({ a: "", b: "" })).toBe("#");
    expect(text(key("pk", "{a}|{b}"), { a: attr.string(), b: attr.string() })({ a: "x|y", b: "é" })).toBe("x$7Cy|é");
  });

  it("writes dates as ISO-8601 text, in whatever format and to the precision that they are stored in", () => {
    const at = new Date("2026-01-31T12:00:00.500Z");
    expect(text(key("sk", "{at}"), { at: attr.date() })({ at })).toBe("2026-01-31T12:00:00.500Z");
    expect(text(key("sk", "{at}"), { at: attr.date({ format: "epochSeconds" }) })({ at })).toBe(
      "2026-01-31T12:00:00.000Z",
    );
    expect(text(key("sk", "{at}"), { at: attr.date({ format: "epochMilliseconds" }) })({ at })).toBe(
      "2026-01-31T12:00:00.500Z",
    );
  });

  it("writes a custom type as what it is stored as", () => {
    const url = attr.custom(attr.string(), {
      encode: (value: URL) => value.host,
      decode: (host) => new URL(`http://${host}`),
    });
    expect(text(key("pk", "HOST#{url}"), { url })({ url: new URL("http://a.b/c") })).toBe("HOST#a.b");
  });

  it("refuses a value that does not fit, at its attribute", () => {
    const of = text(key("pk", "{at}"), { at: attr.date({ format: "epochMilliseconds" }) });
    expect(() => of({ at: new Date(8.64e15) })).toThrow(
      expect.objectContaining({
        path: ["at"],
        problem: "is a Date in the year 275760",
        expected: "a Date in the years 0 to 9999",
      }),
    );
    expect(() => text(key("pk", "{a}"), { a: attr.string() })({ a: 3 })).toThrow(
      expect.objectContaining({ path: ["a"], expected: "a string", received: "the number 3" }),
    );
  });
});

const strings = fc.string({ unit: "binary" });
const hostile = fc.oneof(
  strings,
  fc.stringMatching(/^[#$%|/: ]{0,4}$/),
  fc.constantFrom("", "#", "$23", "$", "##", "#$"),
);
const moments = fc.date({
  min: new Date("0000-01-01T00:00:00Z"),
  max: new Date("9999-12-31T23:59:59.999Z"),
  noInvalidDate: true,
});
const numbers = fc
  .oneof(fc.integer(), fc.integer({ min: -100, max: 100 }), fc.double({ noNaN: true, noDefaultInfinity: true }))
  .filter((number) => number === 0 || (Math.abs(number) >= 1e-130 && Math.abs(number) < 1e126));
const bigints = fc.oneof(
  fc.bigInt({ min: -(10n ** 38n) + 1n, max: 10n ** 38n - 1n }),
  fc.bigInt({ min: -200n, max: 200n }),
);

describe("M6 composite keys: no two different inputs make one key", () => {
  it.each(["{a}#{b}#{c}", "X#{a}#{b}|{c}", "{a}/{b}:{c}#", "{a}-{b}_{c}"])("of texts: %s", (template) => {
    const of = text(key("pk", template), { a: attr.string(), b: attr.string(), c: attr.string() });
    const inputs = fc.record({ a: hostile, b: hostile, c: hostile });
    fc.assert(
      fc.property(inputs, inputs, (one, other) => {
        const same = one.a === other.a && one.b === other.b && one.c === other.c;
        expect(of(one) === of(other)).toBe(same);
      }),
      { numRuns: 2000 },
    );
  });

  it.each(["{n}#{t}#{d}#{b}", "{n}-{t}:{d}/{b}"])("of texts, numbers, dates and bigints: %s", (template) => {
    const of = text(key("pk", template), { n: attr.number(), t: attr.string(), d: attr.date(), b: attr.bigint() });
    const inputs = fc.record({ n: numbers, t: hostile, d: moments, b: bigints });
    fc.assert(
      fc.property(inputs, inputs, (one, other) => {
        const same =
          one.n === other.n && one.t === other.t && one.d.getTime() === other.d.getTime() && one.b === other.b;
        expect(of(one) === of(other)).toBe(same);
      }),
    );
  });

  it("moves no text from one part to the next", () => {
    const of = text(key("pk", "{a}#{b}"), { a: attr.string(), b: attr.string() });
    fc.assert(
      fc.property(hostile, hostile, hostile, (x, y, z) => {
        fc.pre(y !== "");
        expect(of({ a: x + y, b: z })).not.toBe(of({ a: x, b: y + z }));
      }),
      { numRuns: 2000 },
    );
  });
});

const sign = (number: number): number => Math.sign(number) + 0;
const order = (a: number | bigint, b: number | bigint): number => (a < b ? -1 : a > b ? 1 : 0);

describe("M7 the form of a computed key tells it from those of other templates", () => {
  const attributes = { s: attr.string(), n: attr.number(), d: attr.date(), b: attr.bigint() };
  const compiledKey = (template: string) =>
    compileKeyText(key("sk", template) as KeyTemplate, attributes, compileAttribute);

  it.each(["ORDER#{s}", "ORDER#{s}#LINE#{n}", "{d}-{s}", "{d}#{n}|{b}", "PROFILE"])(
    "every text of it has it: %s",
    (template) => {
      const { textOf, hasForm } = compiledKey(template);
      fc.assert(
        fc.property(fc.record({ s: hostile, n: numbers, d: moments, b: bigints }), (item) => {
          expect(hasForm(textOf(item) ?? "")).toBe(true);
        }),
      );
    },
  );

  it("and no text of a template that goes on, or stops before", () => {
    const [shorter, longer] = [compiledKey("ORDER#{s}"), compiledKey("ORDER#{s}#LINE#{n}")];
    fc.assert(
      fc.property(fc.record({ s: hostile, n: numbers }), (item) => {
        expect([shorter.hasForm(longer.textOf(item) ?? ""), longer.hasForm(shorter.textOf(item) ?? "")]).toEqual([
          false,
          false,
        ]);
      }),
    );
  });

  it("asks nothing else of texts that other programs have written", () => {
    expect(compiledKey("ORDER#{n}").hasForm("ORDER#00042")).toBe(true);
    expect(compiledKey("ORDER#{s}").hasForm("ORDER#Ann Lee")).toBe(true);
    expect(compiledKey("ORDER#{d}").hasForm("ORDER#2026-01-31")).toBe(true);
  });
});

describe("M6 composite keys: keys sort as their parts do", () => {
  it.each(["{n}", "ORDER#{n}", "{n}#{t}", "{n}-{t}"])("numbers, negative ones too: %s", (template) => {
    const of = text(key("sk", template), { n: attr.number(), t: attr.string() });
    fc.assert(
      fc.property(numbers, numbers, strings, strings, (a, b, s, t) => {
        fc.pre(a !== b);
        expect(sign(compareCodePoints(of({ n: a, t: s }) ?? "", of({ n: b, t }) ?? ""))).toBe(order(a, b));
      }),
      { numRuns: 2000 },
    );
  });

  it.each(["{n}", "{n}#{t}"])("bigints: %s", (template) => {
    const of = text(key("sk", template), { n: attr.bigint(), t: attr.string() });
    fc.assert(
      fc.property(bigints, bigints, strings, strings, (a, b, s, t) => {
        fc.pre(a !== b);
        expect(sign(compareCodePoints(of({ n: a, t: s }) ?? "", of({ n: b, t }) ?? ""))).toBe(order(a, b));
      }),
      { numRuns: 2000 },
    );
  });

  it.each(["iso", "epochSeconds", "epochMilliseconds"] as const)("dates, stored as %s", (format) => {
    const of = text(key("sk", "{d}|{t}"), { d: attr.date({ format }), t: attr.string() });
    const unit = format === "epochSeconds" ? 1000 : 1;
    const whole = moments.map((date) => new Date(Math.floor(date.getTime() / unit) * unit));
    fc.assert(
      fc.property(whole, whole, strings, strings, (a, b, s, t) => {
        fc.pre(a.getTime() !== b.getTime());
        const given = sign(compareCodePoints(of({ d: a, t: s }) ?? "", of({ d: b, t }) ?? ""));
        expect(given).toBe(order(a.getTime(), b.getTime()));
      }),
    );
  });

  it.each(["{s}", "{s}#{t}"])("texts, by their code points: %s", (template) => {
    const of = text(key("sk", template), { s: attr.string(), t: attr.string() });
    fc.assert(
      fc.property(hostile, hostile, strings, strings, (a, b, s, t) => {
        fc.pre(a !== b);
        const given = sign(compareCodePoints(of({ s: a, t: s }) ?? "", of({ s: b, t }) ?? ""));
        expect(given).toBe(sign(compareCodePoints(a, b)));
      }),
      { numRuns: 2000 },
    );
  });

  it("and say so, part by part", () => {
    const attributes = { n: attr.number(), s: attr.string(), d: attr.date() };
    const ordered = (template: string) =>
      compileKeyText(key("sk", template), attributes, compileAttribute).parts.map(({ isOrdered }) => isOrdered);
    expect(ordered("{n}#{s}#{d}")).toEqual([true, true, true]);
    expect(ordered("{n}|{s}|{d}")).toEqual([false, false, true]);
    expect(ordered("{s}|{n}")).toEqual([false, true]);
  });
});
