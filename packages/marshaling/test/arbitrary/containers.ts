import { type AnyAttribute, attr, type AttributeDefinition } from "@dynamorm/core";
import * as fc from "fast-check";
import type { EmptyValue } from "../../src/codec/attribute-codec.ts";
import { emptyValueOf } from "../../src/codec/registry.ts";
import { names, plain, type PlainAttribute, type Sample } from "./sample.ts";

/** A value of a type of the caller's. */
class Box {
  readonly content: unknown;

  constructor(content: unknown) {
    this.content = content;
  }
}

/** A list of these. */
export function listOf(element: Sample): Sample {
  return { attribute: attr.list(plain(element)), values: fc.array(element.values, { maxLength: 3 }) };
}

/** An object of any names, with these as values. */
export function recordOf(element: Sample): Sample {
  const entries = fc.uniqueArray(fc.tuple(names, element.values), { selector: ([name]) => name, maxLength: 3 });
  return { attribute: attr.record(plain(element)), values: entries.map((all) => Object.fromEntries(all)) };
}

/** These in boxes, which a converter unpacks. */
export function customOf(stored: Sample): Sample {
  const attribute = attr.custom(plain(stored), {
    encode: (box: Box) => box.content as string,
    decode: (content) => new Box(content),
  });
  return { attribute, values: stored.values.map((content) => new Box(content)) };
}

/** The same, or `null`; where `null` is stored for something else already, the same. */
export function nullableOf({ attribute, values }: Sample): Sample {
  const { definition } = attribute;
  if (definition.type === "custom" && storesNull(definition.stored)) return { attribute, values };
  return { attribute: plain({ attribute }).nullable(), values: fc.option(values, { nil: null }) };
}

function storesNull(definition: AttributeDefinition): boolean {
  if (definition.nullable || definition.type === "unknown") return true;
  return definition.type === "custom" && storesNull(definition.stored);
}

/** Attributes by name, and items of them. */
export interface Fields {
  readonly attributes: Readonly<Record<string, AnyAttribute>>;
  readonly items: fc.Arbitrary<Readonly<Record<string, unknown>>>;
}

/**
 * Some attributes, with every modifier or none. An optional one is missing now and then. Where names are moved, each is stored
 * under the name of another.
 */
export function fieldsOf(samples: fc.Arbitrary<Sample>): fc.Arbitrary<Fields> {
  const field = fc.record({ name: names, sample: samples, isOptional: fc.boolean(), omitsEmpty: fc.boolean() });
  const fields = fc.uniqueArray(field, { selector: ({ name }) => name, minLength: 1, maxLength: 6 });
  return fc.tuple(fields, fc.boolean()).map(([all, isMoved]) => {
    const samplesByName = all.map(({ name, sample, isOptional, omitsEmpty }, index): [string, Sample] => {
      const stored = all[(index + 1) % all.length]?.name ?? name;
      const modified = omitsEmpty ? omittingEmpty(sample) : sample;
      const named = isMoved ? { ...modified, attribute: plain(modified).storedAs(stored) } : modified;
      return [name, isOptional ? optionalOf(named) : named];
    });
    return {
      attributes: Object.fromEntries(samplesByName.map(([name, { attribute }]) => [name, attribute])),
      items: fc
        .tuple(...samplesByName.map(([, { values }]) => values))
        .map((values) =>
          Object.fromEntries(
            samplesByName.map(([name], index) => [name, values[index]]).filter(([, value]) => value !== undefined),
          ),
        ),
    };
  });
}

/** A nested object. */
export function mapOf({ attributes, items }: Fields): Sample {
  return { attribute: attr.map(attributes as Readonly<Record<string, PlainAttribute>>), values: items };
}

/** With the empty value among its values, where it has one. */
function omittingEmpty({ attribute, values }: Sample): Sample {
  const empty = emptyValue(attribute);
  if (empty === undefined) return { attribute, values };
  return { attribute: plain({ attribute }).omitEmpty(), values: fc.oneof(values, fc.constant(null).map(empty.make)) };
}

/** What is omitted of an optional one does not come back as it was. */
function optionalOf({ attribute, values }: Sample): Sample {
  const empty = attribute.definition.omitEmpty ? emptyValue(attribute) : undefined;
  return {
    attribute: plain({ attribute }).optional(),
    values: fc.option(
      values.filter((value) => !empty?.is(value)),
      { nil: undefined },
    ),
  };
}

/** The empty value of a type that the builders have `omitEmpty()` for: only definitions made by other means have it for more. */
function emptyValue({ definition }: AnyAttribute): EmptyValue | undefined {
  if (definition.type === "boolean" || definition.type === "json") return undefined;
  return emptyValueOf({ ...definition, omitEmpty: true });
}
