import { type AnyAttribute, attr } from "@dynamorm/core";
import * as fc from "fast-check";

/** An attribute, and values that it takes. */
interface Sample {
  readonly attribute: AnyAttribute;
  readonly values: fc.Arbitrary<unknown>;
}

/** Attributes by name, and an item that has them; each optional one or not. */
export interface SampleItem {
  readonly attributes: Readonly<Record<string, AnyAttribute>>;
  readonly item: Readonly<Record<string, unknown>>;
}

const text = fc.string({ unit: "binary" });

const numbers = fc
  .oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }))
  .filter((number) => number === 0 || (Math.abs(number) >= 1e-130 && Math.abs(number) < 1e126))
  // DynamoDB has one zero.
  .map((number) => number + 0);

const dates = fc.date({
  min: new Date("0000-01-01T00:00:00.000Z"),
  max: new Date("9999-12-31T23:59:59.999Z"),
  noInvalidDate: true,
});

const enumerations = fc.uniqueArray(text, { minLength: 1, maxLength: 4 }) as fc.Arbitrary<[string, ...string[]]>;

const names = fc.oneof(
  text.filter((name) => name !== ""),
  fc.constantFrom("__proto__", "constructor", "toString", "hasOwnProperty", "size", "a.b", "a[0]", "#a", ":a", "0"),
);

/** The types of samples are not known; whatever they are, they have no modifiers. */
type PlainAttribute = ReturnType<typeof attr.string>;

const setsOf = (attribute: AnyAttribute, members: fc.Arbitrary<unknown>): Sample => ({
  attribute,
  values: fc.uniqueArray(members, { minLength: 1, maxLength: 4 }).map((values) => new Set(values)),
});

const scalars: fc.Arbitrary<Sample> = fc.oneof(
  fc.constant({ attribute: attr.string(), values: text }),
  fc.constant({ attribute: attr.number(), values: numbers }),
  fc.constant({ attribute: attr.boolean(), values: fc.boolean() }),
  fc.constant({ attribute: attr.date(), values: dates }),
  fc.constant({ attribute: attr.date({ format: "epochMilliseconds" }), values: dates }),
  fc.constant({
    attribute: attr.date({ format: "epochSeconds" }),
    values: dates.map((date) => new Date(Math.floor(date.getTime() / 1000) * 1000)),
  }),
  fc.constant(setsOf(attr.set(attr.string()), text)),
  fc.constant(setsOf(attr.set(attr.number()), numbers)),
  enumerations.map((values) => ({ attribute: attr.enum(values), values: fc.constantFrom(...values) })),
  enumerations.map((values) => setsOf(attr.set(attr.enum(values)), fc.constantFrom(...values))),
);

const nested = (elements: fc.Arbitrary<Sample>): fc.Arbitrary<Sample> =>
  fc.oneof(
    { weight: 3, arbitrary: elements },
    { weight: 1, arbitrary: elements.map(listOf) },
    {
      weight: 1,
      arbitrary: recordsOf(elements).map(({ attributes, items }) => ({
        attribute: attr.map(attributes as Readonly<Record<string, PlainAttribute>>),
        values: items,
      })),
    },
  );

const listOf = ({ attribute, values }: Sample): Sample => ({
  attribute: attr.list(attribute as PlainAttribute),
  values: fc.array(values, { maxLength: 3 }),
});

/** Some attributes, about half of them optional, and items that have the others and maybe these. */
function recordsOf(samples: fc.Arbitrary<Sample>): fc.Arbitrary<{
  readonly attributes: Readonly<Record<string, AnyAttribute>>;
  readonly items: fc.Arbitrary<Readonly<Record<string, unknown>>>;
}> {
  const fields = fc.uniqueArray(fc.record({ name: names, sample: samples, optional: fc.boolean() }), {
    selector: ({ name }) => name,
    minLength: 1,
    maxLength: 6,
  });
  return fields.map((all) => ({
    attributes: Object.fromEntries(
      all.map(({ name, sample: { attribute }, optional }) => [name, optional ? optionalOf(attribute) : attribute]),
    ),
    items: fc
      .tuple(
        ...all.map(({ sample, optional }) => (optional ? fc.option(sample.values, { nil: undefined }) : sample.values)),
      )
      .map((values) =>
        Object.fromEntries(
          all.map(({ name }, index) => [name, values[index]]).filter(([, value]) => value !== undefined),
        ),
      ),
  }));
}

function optionalOf(attribute: AnyAttribute): AnyAttribute {
  return (attribute as PlainAttribute).optional();
}

/** Random attributes of every type, nested up to three levels, with a random item that fits. */
export const sampleItems: fc.Arbitrary<SampleItem> = recordsOf(nested(nested(nested(scalars)))).chain(
  ({ attributes, items }) => items.map((item) => ({ attributes, item })),
);
