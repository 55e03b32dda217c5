import { isInherited } from "../../record.ts";
import type { Field } from "../field.ts";
import type { ItemWays, StoredText } from "../item-ways.ts";
import { canGenerateCode } from "./can-generate-code.ts";
import type { Way } from "./generated-type.ts";
import { Program } from "./program.ts";
import { itemWriters } from "./write-item.ts";

/**
 * How many items go one way before code is generated for it. Generating takes as long as the closures need for some hundreds of items:
 * a function that starts, reads one item and is gone should not pay for it.
 */
const manyItems = 256;

/**
 * The three ways of an item as straight-line code for its fields, where this runtime makes code out of text; the closures where it
 * does not, and for the first items, unless the code is wanted `atOnce`.
 *
 * The closures are what the ways mean. The code only knows items that look exactly as expected, and hands every other to the
 * closures, which give the result or throw the `Mismatch`. So there is nothing that the two could do differently, but for a getter
 * or a converter, which may be called twice.
 */
export function generatedWays(
  fields: readonly Field[],
  texts: readonly StoredText[],
  closures: ItemWays,
  { atOnce }: { readonly atOnce: boolean },
): ItemWays {
  const isOrdinary =
    fields.every(({ inherited }) => !inherited) && texts.every((text) => !isInherited(text.storedName));
  if (!isOrdinary || !canGenerateCode()) return closures;
  const patience = atOnce ? 0 : manyItems;
  return {
    encode: afterItems(patience, closures.encode, (closure) => compileWay("encode", fields, texts, closure)),
    encodeJson: afterItems(patience, closures.encodeJson, (closure) =>
      compileWay("encodeJson", fields, texts, closure),
    ),
    decode: afterItems(patience, closures.decode, (closure) => compileWay("decode", fields, texts, closure)),
  };
}

/**
 * The code of one way. It has an item that it has no answer for go the way of the closure, and is the closure where the runtime makes
 * no code any more: Cloudflare's Workers do while they start, and refuse in requests.
 */
function compileWay<Input, Output>(
  way: Way,
  fields: readonly Field[],
  texts: readonly StoredText[],
  closure: (input: Input) => Output,
): (input: Input) => Output {
  const program = new Program();
  const quick = program.function(itemWriters[way](fields, texts));
  const whole = program.function((body, item) => {
    body.add("try {");
    const result = body.define(`${quick}(${item})`);
    body.add(`if (${result} !== undefined) return ${result};`, "} catch {}");
    return `${program.constant(closure)}(${item})`;
  });
  try {
    return program.compile(whole) as (input: Input) => Output;
  } catch {
    return closure;
  }
}

/** A function that is this one for so many calls, and from then on the one that is made of it. */
function afterItems<Input, Output>(
  patience: number,
  first: (input: Input) => Output,
  make: (first: (input: Input) => Output) => (input: Input) => Output,
): (input: Input) => Output {
  let calls = 0;
  let current = first;
  return (input) => {
    if (calls <= patience && calls++ === patience) current = make(first);
    return current(input);
  };
}
