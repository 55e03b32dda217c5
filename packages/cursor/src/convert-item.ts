import { isRecord } from "@dynamorm/core";
import { booleanOf, listOf, numberTextOf, textOf } from "./contents.ts";
import { mostLevels } from "./cursor.ts";
import type { InvalidCursorError } from "./invalid-cursor-error.ts";

/** An attribute value whose binaries may have another form: base64 text in JSON, bytes in memory. */
export type ValueWith<Binary> =
  | { S: string }
  | { N: string }
  | { B: Binary }
  | { BOOL: boolean }
  | { NULL: boolean }
  | { L: ValueWith<Binary>[] }
  | { M: Record<string, ValueWith<Binary>> }
  | { SS: string[] }
  | { NS: string[] }
  | { BS: Binary[] };

/** What differs between the two ways, into a cursor and out of it. */
export interface Conversion<Binary> {
  /** The other form of a binary, or `undefined` for what is none. */
  readonly binaryOf: (content: unknown) => Binary | undefined;
  /** What `B` takes, in words. */
  readonly binaries: string;
  /** The error for a rule that does not hold, e.g. `"S takes text"`, and the attribute of the key where that is. */
  readonly refusal: (rule: string, attribute?: string) => InvalidCursorError;
}

/** Where a value is: in which attribute of the key, within how many lists and maps. */
export interface Place {
  readonly attribute: string;
  readonly level: number;
}

/**
 * Checks the attribute values of an item, or of an `M`, and copies them with their binaries converted. Nobody has looked at them
 * before. Names are data: `__proto__` becomes a property as any other.
 *
 * @throws InvalidCursorError, from `conversion.refusal`, for what is no attribute value, and for names with lone surrogates.
 */
export function convertItem<Binary>(
  item: Readonly<Record<string, unknown>>,
  conversion: Conversion<Binary>,
  placeOf: (name: string) => Place,
): Record<string, ValueWith<Binary>> {
  return Object.fromEntries(
    Object.entries(item).map(([name, value]) => {
      const place = placeOf(name);
      if (textOf(name) === undefined) throw conversion.refusal("names have no lone surrogates", place.attribute);
      return [name, convertValue(value, conversion, place)];
    }),
  );
}

function convertValue<Binary>(value: unknown, conversion: Conversion<Binary>, place: Place): ValueWith<Binary> {
  const { binaryOf, binaries, refusal } = conversion;
  const required = <Content>(content: Content | undefined, rule: string): Content => {
    if (content === undefined) throw refusal(rule, place.attribute);
    return content;
  };
  const deeper = (): Place => {
    if (place.level === mostLevels) throw refusal(`L and M nest at most ${mostLevels} levels deep`, place.attribute);
    return { ...place, level: place.level + 1 };
  };

  if (!isRecord(value)) throw refusal("an attribute value is an object such as { S: … }", place.attribute);
  const [type, ...others] = Object.keys(value).filter((name) => value[name] !== undefined);
  if (type === undefined || others.length > 0) throw refusal("an attribute value has one type", place.attribute);
  const content = value[type];
  switch (type) {
    case "S":
      return { S: required(textOf(content), "S takes text, without lone surrogates") };
    case "N":
      return { N: required(numberTextOf(content), "N takes a number written as text") };
    case "B":
      return { B: required(binaryOf(content), `B takes ${binaries}`) };
    case "BOOL":
      return { BOOL: required(booleanOf(content), "BOOL takes true or false") };
    case "NULL":
      return { NULL: required(booleanOf(content), "NULL takes true or false") };
    case "SS":
      return { SS: required(listOf(content, textOf), "SS takes a list of texts, without lone surrogates") };
    case "NS":
      return { NS: required(listOf(content, numberTextOf), "NS takes a list of numbers written as text") };
    case "BS":
      return { BS: required(listOf(content, binaryOf), `BS takes a list, each ${binaries}`) };
    case "L": {
      const inside = deeper();
      return {
        L: required(
          listOf(content, (element) => convertValue(element, conversion, inside)),
          "L takes a list",
        ),
      };
    }
    case "M": {
      const inside = deeper();
      if (!isRecord(content)) throw refusal("M takes an object", place.attribute);
      return { M: convertItem(content, conversion, () => inside) };
    }
    default:
      throw refusal("there are the types S, N, B, BOOL, NULL, L, M, SS, NS, BS", place.attribute);
  }
}
