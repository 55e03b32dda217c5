import type { StoredItem } from "@dynamorm/core";
import { itemSize, mostItemBytes, valueSize } from "../item-size.ts";
import { Mismatch } from "../mismatch.ts";
import { beginWeighing, endWeighing, mostBytesPerUnit, weightSoFar } from "../weight.ts";
import { type Field, fieldsWeight } from "./field.ts";
import type { ItemWays, StoredText } from "./item-ways.ts";

/**
 * The same ways, which refuse an item that DynamoDB would refuse for its size. Items are only measured when they are so heavy that
 * they may be too large.
 */
export function withSizeLimit(
  { encode, encodeJson, decode }: ItemWays,
  fields: readonly Field[],
  texts: readonly StoredText[],
): ItemWays {
  const light = mostVariableWeight(fields, texts);
  const encodeLimited = (item: unknown): StoredItem => {
    const outer = beginWeighing();
    try {
      const stored = encode(item);
      if (weightSoFar() > light) checkSize(stored, fields);
      return stored;
    } finally {
      endWeighing(outer);
    }
  };
  return {
    encode: encodeLimited,
    encodeJson: (item) => {
      const text = encodeJson(item);
      // No value has more bytes than three for each character of its text.
      if (text.length * mostBytesPerUnit > mostItemBytes) encodeLimited(item);
      return text;
    },
    decode,
  };
}

/** What encoders may add for an item that is surely not too large, in bytes. */
export function mostVariableWeight(fields: readonly Field[], texts: readonly StoredText[]): number {
  let weight = fieldsWeight(fields);
  for (const { storedName } of texts) weight += storedName.length * mostBytesPerUnit;
  return mostItemBytes - weight;
}

/** Throws a `Mismatch` at the largest attribute of an item that is too large. */
function checkSize(stored: StoredItem, fields: readonly Field[]): void {
  const bytes = itemSize(stored);
  if (bytes <= mostItemBytes) return;
  const [storedName, most] = largestOf(stored);
  const name = fields.find((field) => field.storedName === storedName)?.name ?? storedName;
  const mismatch = new Mismatch(`at most ${mostItemBytes} bytes (400 KB) in an item`, `an item of ${bytes} bytes`, {
    problem: `has ${most} of the item's ${bytes} bytes`,
    mend: "DynamoDB holds no larger items; split it, compress it, or keep the large part elsewhere, such as in S3",
  });
  mismatch.path.push(name);
  throw mismatch;
}

function largestOf(stored: StoredItem): readonly [name: string, bytes: number] {
  const sizes = Object.entries(stored).map(([name, value]) => [name, valueSize(value)] as const);
  return sizes.reduce((largest, size) => (size[1] > largest[1] ? size : largest));
}
