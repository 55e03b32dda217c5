import { describeValue } from "../describe-value.ts";
import { InvalidModelError } from "../errors/invalid-model-error.ts";
import { isRecord } from "../is-record.ts";
import { type AnyAttribute, Attribute, type ElementAttribute, unmodified } from "./attribute.ts";
import { elementDefinition } from "./element-definition.ts";

/** How values of a type of yours become values that an attribute stores, and back. Both ways are plain, synchronous functions. */
export interface Converter<Value, Stored> {
  /** The value in code → the value that is stored. */
  readonly encode: (value: Value) => Stored;
  /** The value that is stored → the value in code. */
  readonly decode: (stored: Stored) => Value;
}

/** A class whose instances are values. */
export type Class<Instance extends object> = abstract new (...parameters: never[]) => Instance;

/**
 * A value of a type of yours, stored as another attribute is.
 *
 * @example
 * price: attr.custom(attr.string(), {
 *   encode: (money: Money) => money.toString(),
 *   decode: (text) => Money.parse(text),
 * })
 *
 * @throws InvalidModelError for what is no attribute or no converter.
 */
export function custom<Stored extends ElementAttribute, Value>(
  stored: Stored,
  converter: Converter<Value, Stored["~output"]>,
): Attribute<Value> {
  return customAttribute("attr.custom()", stored, converter as Converter<unknown, unknown>);
}

/** What {@link registerConverter} takes: a converter, and the attribute that its values are stored as. */
export interface ClassConverter<Value, Stored extends ElementAttribute> extends Converter<Value, Stored["~output"]> {
  readonly as: Stored;
}

/**
 * Registers how instances of a class are stored, for every `attr.instanceOf(Class)` that follows. A class is registered once;
 * doing it again replaces the converter for models that are defined later.
 *
 * @example
 * registerConverter(Money, { as: attr.string(), encode: (money) => money.toString(), decode: (text) => Money.parse(text) });
 *
 * @throws InvalidModelError for what is no class, no attribute or no converter.
 */
export function registerConverter<Instance extends object, Stored extends ElementAttribute>(
  type: Class<Instance>,
  converter: ClassConverter<Instance, Stored>,
): void {
  const call = "registerConverter()";
  if (typeof type !== "function") throw new InvalidModelError(`${call} takes a class, not ${describeValue(type)}`);
  if (!isRecord(converter)) {
    throw new InvalidModelError(`${call} takes a class and { as, encode, decode }, not ${describeValue(converter)}`);
  }
  converters.set(
    type,
    customAttribute(`${call} of ${nameOf(type)}`, converter.as, converter as Converter<unknown, unknown>),
  );
}

/**
 * An instance of a class that {@link registerConverter} was called with.
 *
 * @throws InvalidModelError for a class without a converter.
 */
export function instanceOf<Instance extends object>(type: Class<Instance>): Attribute<Instance> {
  const registered = typeof type === "function" ? converters.get(type) : undefined;
  if (registered === undefined) {
    if (typeof type !== "function") {
      throw new InvalidModelError(`attr.instanceOf() takes a class, not ${describeValue(type)}`);
    }
    const name = nameOf(type);
    throw new InvalidModelError(
      `attr.instanceOf(${name}): no converter is registered for it; call registerConverter(${name}, { as, encode, decode }) before the model is defined`,
    );
  }
  return new Attribute({
    ...registered.definition,
    type: "custom",
    instanceOf: type,
  } as Attribute<Instance>["definition"]);
}

/**
 * One registry for all copies of this package in a program: a module and a CommonJS one, or two versions, would otherwise
 * not know each other's converters.
 */
const converters = sharedConverters();

function sharedConverters(): WeakMap<object, AnyAttribute> {
  const key = Symbol.for("@dynamorm/core/converters");
  const shared = globalThis as { [key]?: WeakMap<object, AnyAttribute> };
  return (shared[key] ??= new WeakMap());
}

function customAttribute<Value>(
  call: string,
  stored: ElementAttribute,
  converter: Converter<unknown, unknown>,
): Attribute<Value> {
  const { encode, decode } = isRecord(converter) ? converter : {};
  if (typeof encode !== "function" || typeof decode !== "function") {
    throw new InvalidModelError(`${call} takes a converter, { encode, decode }, of two functions`);
  }
  const definition = elementDefinition(call, stored, "the attribute that its values are stored as");
  if (definition.validators !== undefined) {
    throw new InvalidModelError(
      `${call}: what is stored is made by encode(); put validate() on the custom attribute itself`,
    );
  }
  return new Attribute({
    type: "custom",
    stored: definition,
    // A converter may be an instance of a class, whose methods need it.
    encode: (value) => encode.call(converter, value),
    decode: (value) => decode.call(converter, value),
    ...unmodified,
  });
}

/** A class may have a static member "name" of any kind. */
function nameOf({ name }: { readonly name: unknown }): string {
  return typeof name === "string" && name !== "" ? name : "a class without a name";
}
