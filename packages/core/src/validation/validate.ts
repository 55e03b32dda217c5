import { type AttributePath, formatPath } from "../attribute-path.ts";
import type { AttributeDefinition } from "../attributes/definition.ts";
import { unionMemberOf } from "../attributes/union-member.ts";
import { InvalidQueryError, ValidationError, type ValidationIssue } from "../errors/input-errors.ts";
import { isPlainObject } from "../is-plain-object.ts";
import { isSet } from "../is-set.ts";
import type { AnyModel } from "../model/model.ts";
import { hasValidator, hasValidators } from "./has-validator.ts";
import { type Place, runValidator, type Subject, validated, validatedNow, type Validating } from "./run-validator.ts";

type Fields = Readonly<Record<string, unknown>>;

/** What one validation is about: the model, and what was found so far. */
interface Validation {
  readonly model: Subject;
  readonly issues: ValidationIssue[];
}

/**
 * Validates an item by the validators of its attributes, at any depth, and then by that of its model. Gives the item with what the
 * validators of attributes made of their values; nothing that was given is changed.
 *
 * @throws ValidationError with every issue of every validator that was run.
 */
export async function validateItem<Validated extends object>(
  model: Pick<AnyModel, "name" | "table" | "attributes" | "validate">,
  item: Validated,
): Promise<Validated> {
  const valid = await validateAttributes(model, item);
  if (model.validate === undefined) return valid;
  const { issues } = await validated(runValidator(model.validate, valid, [], model));
  if (issues !== undefined) throw failure(model, issues);
  return valid;
}

/**
 * Validates the attributes that are given, as an update has them: as {@link validateItem} does, without the validator of the whole
 * item. `undefined` and `null` are nothing that a validator is asked about, but for the `null` of an attribute of any values.
 */
export async function validateAttributes<Validated extends object>(
  model: Pick<AnyModel, "name" | "table" | "attributes">,
  given: Validated,
): Promise<Validated> {
  // What is no item is for the codec to refuse.
  if (!hasValidators(model.attributes) || !isPlainObject(given)) return given;
  const definitions = Object.entries(model.attributes).map(([name, { definition }]) => [name, definition] as const);
  const validation: Validation = { model, issues: [] };
  const valid = await validated(validateFields(definitions, given, [], validation));
  if (validation.issues.length > 0) throw failure(model, validation.issues);
  return valid as Validated;
}

/** A value that belongs at a path of an item, and the attribute there. */
export interface PlacedValue {
  readonly path: AttributePath;
  readonly definition: AttributeDefinition;
  readonly value: unknown;
}

/**
 * Validates values that belong at paths of an item, each by the validators of its own attribute and of what is nested in it. Gives what
 * these made of the values, in their order.
 *
 * @throws ValidationError with every issue of every validator that was run.
 */
export async function validateValues(model: Subject, values: readonly PlacedValue[]): Promise<readonly unknown[]> {
  return await validated(validatePlaced(model, values));
}

/**
 * {@link validateValues}, without waiting.
 *
 * @throws InvalidQueryError for a validator that is asynchronous.
 */
export function validateValuesNow(model: Subject, values: readonly PlacedValue[]): readonly unknown[] {
  return validatedNow(validatePlaced(model, values), (at) => {
    const { name, table } = model;
    const attribute = formatPath(at);
    return new InvalidQueryError(
      `Model "${name}": the validator of "${attribute}" is asynchronous, and a request that is only made cannot wait for it; have the library send it, or use a validator that answers at once`,
      { model: name, table, attribute },
    );
  });
}

function* validatePlaced(model: Subject, values: readonly PlacedValue[]): Validating<readonly unknown[]> {
  const validation: Validation = { model, issues: [] };
  const valid: unknown[] = [];
  for (const { path, definition, value } of values) {
    valid.push(hasValidator(definition) ? yield* validateValue(definition, value, path, validation) : value);
  }
  if (validation.issues.length > 0) throw failure(model, validation.issues);
  return valid;
}

function* validateFields(
  definitions: readonly (readonly [string, AttributeDefinition])[],
  given: Fields,
  at: Place,
  validation: Validation,
): Validating<Fields> {
  const fields = copyOf(given);
  for (const [name, definition] of definitions) {
    if (!Object.hasOwn(given, name) || !hasValidator(definition)) continue;
    fields[name] = yield* validateValue(definition, given[name], [...at, name], validation);
  }
  return fields;
}

/** Only names that the copy has are set afterwards, so that "__proto__" is a name like any other. What has no prototype gets none. */
function copyOf(given: Fields): Record<string, unknown> {
  if (Object.getPrototypeOf(given) !== null) return { ...given };
  return Object.assign(Object.create(null) as Record<string, unknown>, given);
}

function* validateValue(
  definition: AttributeDefinition,
  given: unknown,
  at: Place,
  validation: Validation,
): Validating<unknown> {
  if (given === undefined || (given === null && !isOwnNull(definition))) return given;
  const { issues, model } = validation;
  const before = issues.length;
  let value = yield* validateParts(definition, given, at, validation);
  // The validator of the whole sees valid parts, or is not asked.
  if (issues.length > before) return value;
  for (const validator of definition.validators ?? []) {
    // Each takes what the one before it made of the value.
    const result = yield* runValidator(validator, value, at, model);
    if (result.issues !== undefined) {
      issues.push(...result.issues);
      return value;
    }
    value = result.value;
  }
  return value;
}

/** Whether `null` is a value like others: where anything is one. In place of an optional one, it is the wish to remove it. */
function isOwnNull({ type, optional, nullable }: AttributeDefinition): boolean {
  return (type === "json" || type === "unknown") && !optional && !nullable;
}

/** What is nested, before the whole. */
function* validateParts(
  definition: AttributeDefinition,
  value: unknown,
  at: Place,
  validation: Validation,
): Validating<unknown> {
  switch (definition.type) {
    case "map":
      if (!isPlainObject(value)) return value;
      return yield* validateFields(Object.entries(definition.attributes), value, at, validation);
    case "list":
      if (!Array.isArray(value) || !hasValidator(definition.element)) return value;
      return yield* validateElements(definition.element, value, (index) => [...at, index], validation);
    case "set":
      if (!isSet(value) || !hasValidator(definition.element)) return value;
      return new Set(yield* validateElements(definition.element, value, () => at, validation));
    case "record":
      if (!isPlainObject(value) || !hasValidator(definition.element)) return value;
      return yield* validateFields(
        Object.keys(value).map((name) => [name, definition.element] as const),
        value,
        at,
        validation,
      );
    case "union": {
      const member = unionMemberOf(definition, value);
      return member === undefined ? value : yield* validateValue(member, value, at, validation);
    }
    default:
      return value;
  }
}

function* validateElements(
  element: AttributeDefinition,
  values: Iterable<unknown>,
  placeOf: (index: number) => Place,
  validation: Validation,
): Validating<unknown[]> {
  const valid: unknown[] = [];
  for (const value of values) {
    valid.push(yield* validateValue(element, value, placeOf(valid.length), validation));
  }
  return valid;
}

/** As many as a person reads; `issues` has them all. */
const mostInMessage = 10;

function failure({ name, table }: Subject, issues: readonly ValidationIssue[]): ValidationError {
  const texts = issues
    .slice(0, mostInMessage)
    .map(({ path, message }) => (path === "" ? message : `"${path}": ${message}`));
  if (issues.length > mostInMessage) texts.push(`and ${issues.length - mostInMessage} more`);
  const [first] = issues;
  return new ValidationError(`Model "${name}": the item is not valid: ${texts.join("; ")}`, issues, {
    model: name,
    table,
    ...(issues.length === 1 && first?.path && { attribute: first.path }),
  });
}
