import { attributeNameFault } from "../attributes/attribute-name-fault.ts";
import { describeName } from "../describe-name.ts";
import { describeValue } from "../describe-value.ts";
import { InvalidModelError } from "../errors/invalid-model-error.ts";
import { isRecord } from "../is-record.ts";
import { isWellFormed } from "../is-well-formed.ts";
import { quoteText } from "../quote-text.ts";

/**
 * A key attribute that is computed from others: made by {@link key}. Plain, frozen data: the text is
 * `literals[0] part literals[1] part … literals[n]`.
 */
export interface KeyTemplate<Attribute extends string = string, Part extends string = string> {
  /** The attribute of the table that holds the text. It is no attribute of the item. */
  readonly attribute: Attribute;
  /** As it was written: `"ORDER#{placedAt}#{orderId}"`. */
  readonly template: string;
  /** What stands before, between and after the parts: one more than there are parts. */
  readonly literals: readonly string[];
  /** Names of the attributes that the text is made of, in order. */
  readonly parts: readonly Part[];
}

/**
 * Names of the attributes in a template: `"ORG#{orgId}#{at}"` → `"orgId" | "at"`. What has a brace too many is taken for a name, which no
 * attribute has; of a text that the compiler does not know, the parts can be any.
 */
export type TemplateParts<Template extends string> = Template extends `${string}{${infer Part}}${infer Rest}`
  ? Part | TemplateParts<Rest>
  : Template extends `${string}${"{" | "}"}${string}`
    ? Template
    : string extends Template
      ? string
      : never;

/** Nothing to ask for where something stands between the parts of a template; where nothing does, what is missing. */
type Separated<Template extends string> = Template extends `${string}}{${string}`
  ? "a template with something between its parts, such as #"
  : unknown;

/**
 * A key attribute that is computed from others, for single-table designs: the library fills it in on every write and makes key
 * conditions of conditions on its parts. The item itself does not have it.
 *
 * The attributes stand in braces; what stands between them separates them. Values are written so that no two different ones give
 * the same key, whatever they hold, and so that keys sort as their parts do (numbers, bigints and dates as what they are):
 * docs/guide/composite-keys.md tells how.
 *
 * @example
 * key: {
 *   partitionKey: key("pk", "CUSTOMER#{customerId}"),
 *   sortKey: key("sk", "ORDER#{placedAt}#{orderId}"),
 * }
 *
 * @throws InvalidModelError for a template whose parts could not be told apart.
 */
export function key<const Attribute extends string, const Template extends string>(
  attribute: Attribute,
  template: Template & Separated<Template>,
): KeyTemplate<Attribute, TemplateParts<Template>> {
  const refuse = (message: string): never => {
    throw new InvalidModelError(`key(): ${message}`, typeof attribute === "string" ? { attribute } : {});
  };
  const fault =
    typeof attribute === "string" ? attributeNameFault(attribute) : `${describeValue(attribute)} is no name`;
  if (fault !== undefined) refuse(fault);
  if (typeof template !== "string" || template === "") {
    refuse(`a template is a text like "ORDER#{orderId}", not ${describeValue(template)}`);
  }
  if (!isWellFormed(template)) {
    refuse(`${quoteText(template)} holds half of a character (a lone surrogate), which cannot be stored`);
  }
  const { literals, parts } = parseTemplate(template, refuse);
  return Object.freeze({
    attribute,
    template,
    literals: Object.freeze(literals),
    parts: Object.freeze(parts) as readonly TemplateParts<Template>[],
  });
}

/** Whether a key is a template, and not the name of an attribute. By its shape: another copy of this package may have made it. */
export function isKeyTemplate(value: unknown): value is KeyTemplate {
  if (!isRecord(value)) return false;
  const { attribute, template, literals, parts } = value;
  return typeof attribute === "string" && typeof template === "string" && isTexts(literals) && isTexts(parts);
}

function isTexts(value: unknown): boolean {
  return Array.isArray(value) && Array.from<unknown>(value).every((element) => typeof element === "string");
}

function parseTemplate(template: string, refuse: (message: string) => never): { literals: string[]; parts: string[] } {
  const literals: string[] = [];
  const parts: string[] = [];
  const part = /\{([^{}]*)\}/g;
  let end = 0;
  for (const match of template.matchAll(part)) {
    literals.push(template.slice(end, match.index));
    parts.push(match[1] as string);
    end = match.index + match[0].length;
  }
  literals.push(template.slice(end));
  const quoted = quoteText(template);
  if (template.includes("${")) refuse(`${quoted} has "\${", which is of template literals; a part is {name} alone`);
  if (literals.some((literal) => /[{}]/.test(literal))) refuse(`${quoted} has a brace that belongs to no {part}`);
  if (parts.includes("")) refuse(`${quoted} has a part without a name`);
  for (const [index, literal] of literals.entries()) {
    const isBetween = index > 0 && index < parts.length;
    if (isBetween && literal === "") {
      refuse(`nothing separates {${parts[index - 1]}} from {${parts[index]}} in ${quoted}; write "#" between them`);
    }
    if (index > 0 && literal !== "" && !separator.test(literal)) {
      refuse(
        `${describeName(literal)} follows {${parts[index - 1]}} in ${quoted}; a part ends at a separator, such as "#", "|" or "/", and not at ${quoteText(literal.slice(0, 1))}`,
      );
    }
  }
  return { literals, parts };
}

/**
 * What a part can end at: ASCII punctuation that stands in no encoded number (letters, digits, `.`, `~`), and is not what escapes are
 * marked by (`$`).
 */
const separator = /^[!"#%&'()*+,\-/:;<=>?@[\\\]^_`|]/;
