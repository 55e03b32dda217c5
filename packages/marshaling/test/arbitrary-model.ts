import type { AnyAttribute } from "@dynamorm/core";
import * as fc from "fast-check";
import { customOf, fieldsOf, listOf, mapOf, nullableOf, recordOf } from "./arbitrary/containers.ts";
import type { Sample } from "./arbitrary/sample.ts";
import { scalars } from "./arbitrary/scalars.ts";
import { unionsOf } from "./arbitrary/unions.ts";
import { untyped } from "./arbitrary/untyped.ts";

/** Attributes by name, and an item of them that comes back as it was written. */
export interface SampleItem {
  readonly attributes: Readonly<Record<string, AnyAttribute>>;
  readonly item: Readonly<Record<string, unknown>>;
}

/** These, and containers of them. */
const nested = (elements: fc.Arbitrary<Sample>): fc.Arbitrary<Sample> =>
  fc.oneof(
    { weight: 6, arbitrary: elements },
    { weight: 1, arbitrary: elements.map(listOf) },
    { weight: 1, arbitrary: elements.map(recordOf) },
    { weight: 1, arbitrary: elements.map(customOf) },
    { weight: 1, arbitrary: elements.map(nullableOf) },
    { weight: 2, arbitrary: fieldsOf(elements).map(mapOf) },
    { weight: 2, arbitrary: unionsOf(elements, fieldsOf(elements)) },
  );

const flat = fc.oneof({ weight: 5, arbitrary: scalars }, { weight: 1, arbitrary: untyped });

/** Random attributes of every type and with every modifier, nested up to three levels, with a random item that fits. */
export const sampleItems: fc.Arbitrary<SampleItem> = fieldsOf(nested(nested(flat))).chain(({ attributes, items }) =>
  items.map((item) => ({ attributes, item })),
);
