import { describeName, describeValue, inWords, isPlainObject, isWellFormed } from "@dynamorm/core";
import { InvalidDmsError } from "./invalid-dms-error.ts";

/** The line of the text that a path is at, from 1; `undefined` where there is no text. */
export type LineOf = (path: string) => number | undefined;

/** A value of a document and where it stands, so that what is wrong with it can be found. */
export interface Place {
  readonly value: unknown;
  /** E.g. `models[0].attributes[2].type`; empty for the document itself. */
  readonly path: string;
  readonly lineOf: LineOf;
}

/** Throws the error of a place. */
export function refuse({ path, lineOf }: Omit<Place, "value">, problem: string): never {
  throw new InvalidDmsError(problem, { path, line: lineOf(path) });
}

/**
 * The fields of an object, each at its place. `null` is the same as nothing, since Go writes it for what is not there.
 *
 * @throws InvalidDmsError for what is no object, and for fields that are not among the names.
 */
export function fieldsAt<Name extends string>(place: Place, names: readonly Name[]): Readonly<Record<Name, Place>> {
  const { value } = place;
  const allowed = inWords(names, "and");
  if (value === undefined) refuse(place, `is missing: an object of ${allowed}`);
  if (!isPlainObject(value)) refuse(place, `is ${describeValue(value)}, not an object of ${allowed}`);
  const unknown = Object.keys(value).find((name) => !names.some((known) => known === name));
  if (unknown !== undefined) {
    const { path, lineOf } = fieldAt(place, unknown);
    throw new InvalidDmsError(`there is no field ${describeName(unknown)}; there are ${allowed}`, {
      path: place.path,
      line: lineOf(path),
    });
  }
  return Object.fromEntries(names.map((name) => [name, fieldAt(place, name)])) as Record<Name, Place>;
}

function fieldAt({ value, path, lineOf }: Place, name: string): Place {
  const field: unknown = (value as Readonly<Record<string, unknown>>)[name];
  return { value: field ?? undefined, path: fieldPath(path, name), lineOf };
}

/** The path of a field of what is at a path. */
export function fieldPath(path: string, name: string): string {
  return path === "" ? name : `${path}.${name}`;
}

/** The place of what lies deeper, without its value. */
export function within({ path, lineOf }: Place, deeper: string): Omit<Place, "value"> {
  return { path: deeper.startsWith("[") ? `${path}${deeper}` : fieldPath(path, deeper), lineOf };
}

/** Refuses a name that stands twice in a list; `at` gives the place of each. */
export function refuseRepeated(names: readonly string[], at: (index: number) => Omit<Place, "value">): void {
  const seen = new Set<string>();
  for (const [index, name] of names.entries()) {
    if (seen.has(name)) refuse(at(index), `${describeName(name)} is the name of another one too`);
    seen.add(name);
  }
}

/** A list, with what is made of each element. Nothing is an empty one. */
export function listAt<Element>(place: Place, elementAt: (place: Place) => Element): Element[] {
  const { value, path, lineOf } = place;
  if (value === undefined) return [];
  if (!Array.isArray(value)) refuse(place, `is ${describeValue(value)}, not a list`);
  return value.map((element: unknown, index) => elementAt({ value: element, path: `${path}[${index}]`, lineOf }));
}

/** A list of one element or more. */
export function filledListAt<Element>(place: Place, elementAt: (place: Place) => Element): Element[] {
  const list = listAt(place, elementAt);
  if (list.length === 0) refuse(place, "is missing: a list of at least one");
  return list;
}

/** A text that is not empty. */
export function textAt(place: Place): string {
  const { value } = place;
  if (typeof value === "string" && value.trim() !== "") {
    if (!isWellFormed(value)) refuse(place, `${describeName(value)} holds half of a character (a lone surrogate)`);
    return value;
  }
  if (value === undefined || typeof value === "string") refuse(place, "is missing: a text");
  const mend = typeof value === "number" || typeof value === "boolean" ? `; write it in quotes: "${value}"` : "";
  return refuse(place, `is ${describeValue(value)}, not a text${mend}`);
}

/** A text, or nothing. An empty one is nothing, since Go writes it for what is not there. */
export function optionalTextAt(place: Place): string | undefined {
  return isNothing(place) ? undefined : textAt(place);
}

/** One of some texts. */
export function oneOfAt<Text extends string>(place: Place, texts: readonly Text[]): Text {
  const text = textAt(place);
  const known = texts.find((one) => one === text);
  if (known !== undefined) return known;
  return refuse(place, `is ${describeName(text)}; it is one of ${texts.join(", ")}`);
}

/** One of some texts, or nothing. */
export function optionalOneOfAt<Text extends string>(place: Place, texts: readonly Text[]): Text | undefined {
  return isNothing(place) ? undefined : oneOfAt(place, texts);
}

/** `true`, `false` or nothing. */
export function flagAt(place: Place): boolean | undefined {
  const { value } = place;
  if (value === undefined || typeof value === "boolean") return value;
  return refuse(place, `is ${describeValue(value)}, not true or false`);
}

/** Whether there is nothing, as Go writes it too: an empty text. */
function isNothing({ value }: Place): boolean {
  return value === undefined || value === "";
}
