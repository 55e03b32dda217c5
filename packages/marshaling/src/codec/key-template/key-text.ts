import { type AnyModel, type AttributeDefinition, type KeyTemplate, storedType } from "@dynamorm/core";
import { within } from "../../mismatch.ts";
import type { CompileAttribute } from "../attribute-codec.ts";
import { compileAttribute } from "../registry.ts";
import { compilePartText, type PartText, prefixTextOf } from "./part-text.ts";

/** A part of a computed key. */
export interface KeyTextPart {
  /** The attribute of the item. */
  readonly name: string;
  /** Its text in the key. Throws a `Mismatch`, placed at the attribute, for a value that does not fit. */
  readonly textOf: PartText;
  /** The beginning of its text, for an attribute that is one. */
  readonly prefixOf?: (text: string) => string;
  /** What follows it, up to the next part or the end. */
  readonly literal: string;
  /** Whether keys that are the same up to this part sort as the part does. */
  readonly isOrdered: boolean;
}

/** A computed key, compiled: how its text is made of an item. */
export interface KeyText {
  /** The attribute of the table that holds it. */
  readonly attribute: string;
  /** What the text begins with. */
  readonly literal: string;
  readonly parts: readonly KeyTextPart[];
  /** Whether a stored text has as many parts as this key, between the same literals: one of another template has not. */
  readonly hasForm: (text: string) => boolean;
  /** The text for an item; `undefined` where it lacks a part. Throws a `Mismatch` for a value that does not fit. */
  readonly textOf: (item: Readonly<Record<string, unknown>>) => string | undefined;
}

const compiled = new WeakMap<object, Readonly<Record<string, KeyText>>>();

type ComputedKeys = Pick<AnyModel, "attributes" | "computed">;

/** The computed keys of a model, by the attribute of the table that holds them. Compiled the first time and kept. */
export function compileKeyTexts(model: ComputedKeys): Readonly<Record<string, KeyText>> {
  const known = compiled.get(model);
  if (known !== undefined) return known;
  const texts = Object.fromEntries(
    Object.entries(model.computed).map(([attribute, template]) => [
      attribute,
      compileKeyText(template, model.attributes, compileAttribute),
    ]),
  );
  compiled.set(model, texts);
  return texts;
}

/** Compiles one template; its parts are written as `compileAny` has their attributes. */
export function compileKeyText(
  { attribute, literals, parts: names }: KeyTemplate,
  attributes: Readonly<Record<string, { readonly definition: AttributeDefinition }>>,
  compileAny: CompileAttribute,
): KeyText {
  const [literal = "", ...following] = literals;
  const separators = [...new Set(following.map((text) => text.slice(0, 1)).filter((text) => text !== ""))];
  const parts = names.map((name, index): KeyTextPart => {
    const { definition } = attributes[name] as { readonly definition: AttributeDefinition };
    const next = following[index] as string;
    const prefixOf = prefixTextOf(definition, separators);
    return {
      name,
      textOf: placedAt(name, compilePartText(definition, separators, compileAny)),
      ...(prefixOf && { prefixOf }),
      literal: next,
      isOrdered: isOrdered(definition, next, separators),
    };
  });
  const textOf = (item: Readonly<Record<string, unknown>>): string | undefined => {
    let text = literal;
    for (const part of parts) {
      const value = Object.hasOwn(item, part.name) ? item[part.name] : undefined;
      if (value === undefined || value === null) return undefined;
      text += part.textOf(value) + part.literal;
    }
    return text;
  };
  const form = formOf(
    literals,
    names.map((name) => attributes[name]?.definition.type === "date"),
    separators,
  );
  return { attribute, literal, parts, textOf, hasForm: (stored) => form.test(stored) };
}

/**
 * What texts of a template look like. A part ends at `#` and at the template's own separators, which values have escaped; only dates,
 * whose text is always as long, hold some of these. Nothing else is asked of parts, since other programs may have written them.
 */
function formOf(literals: readonly string[], areDates: readonly boolean[], separators: readonly string[]): RegExp {
  const part = `[^#${separators.map(escaped).join("")}]*`;
  const parts = areDates.map((isDate) => (isDate && separators.some((one) => "-:.".includes(one)) ? "[^#]{24}" : part));
  const pattern = literals
    .map((literal, index) => Array.from(literal, escaped).join("") + (parts[index] ?? ""))
    .join("");
  return new RegExp(`^${pattern}$`, "u");
}

/** A character as a pattern that is nothing but it. */
function escaped(character: string): string {
  return `\\u{${(character.codePointAt(0) as number).toString(16)}}`;
}

function placedAt(name: string, textOf: PartText): PartText {
  return (value) => {
    try {
      return textOf(value);
    } catch (thrown) {
      throw within(name, thrown);
    }
  };
}

/**
 * Keys sort as a part does where what follows the part sorts before everything that the part may go on with: nothing at all; for
 * numbers what sorts before their `.`; for texts what sorts before all that is not escaped. Escapes keep the order only where
 * they are of characters that sort before all others.
 */
function isOrdered(definition: AttributeDefinition, following: string, separators: readonly string[]): boolean {
  if (definition.type === "custom") return isOrdered(definition.stored, following, separators);
  if (definition.type === "date" || following === "")
    return definition.type === "date" || keepsOrder(definition, separators);
  const limit = storedType(definition) === "N" ? "." : "$";
  return following < limit && keepsOrder(definition, separators);
}

function keepsOrder(definition: AttributeDefinition, separators: readonly string[]): boolean {
  return storedType(definition) !== "S" || separators.every((separator) => separator <= "$");
}
