import {
  type AnyAttribute,
  type AnyModel,
  Attribute,
  type AttributeDefinition,
  InvalidModelError,
  type KeyTemplate,
} from "@dynamorm/core";
import type { AttributeCodec, AttributeTypeCodec } from "./attribute-codec.ts";
import type { StoredText } from "./item-ways.ts";
import { withModifiers } from "./with-modifiers.ts";

/** Where an attribute, or a computed key, has what compiles it. Known to every copy of this package in a program. */
const compiler: unique symbol = Symbol.for("dynamorm.compiler");

/** What brings its compiler with it, where it does. */
interface Bringing<Compiler> {
  readonly [compiler]?: Compiler;
}

/** The same attribute, which brings the codec of its type. So no registry is asked for it, which would have those of all types. */
export function withCodec<Any extends AnyAttribute, Definition extends AttributeDefinition>(
  attribute: Any,
  codec: AttributeTypeCodec<Definition>,
): Any {
  const { definition } = attribute;
  return new Attribute(Object.assign({ ...definition }, { [compiler]: codec })) as AnyAttribute as Any;
}

/** Compiles a computed key of a model. */
export type CompileText = (template: KeyTemplate, model: AnyModel) => StoredText;

/** The same template, which brings what compiles it. */
export function withCompiler<Template extends KeyTemplate>(template: Template, compile: CompileText): Template {
  return Object.freeze({ ...template, [compiler]: compile });
}

/**
 * Compiles an attribute by the codec that it brings.
 *
 * @throws InvalidModelError for one that brings none: it was made by `attr` of the main entry.
 */
export function compileBrought(definition: AttributeDefinition, level: number): AttributeCodec {
  const { [compiler]: type } = definition as Bringing<AttributeTypeCodec<AttributeDefinition>>;
  if (type === undefined) throw bringsNothing(`an attribute of the type "${definition.type}"`, "attr");
  return withModifiers(definition, type, type.compile(definition, compileBrought, level));
}

/** Compiles a computed key of a model by what it brings. @throws InvalidModelError for one that brings nothing. */
export function compileBroughtText(template: KeyTemplate, model: AnyModel): StoredText {
  const { [compiler]: compile } = template as Bringing<CompileText>;
  if (compile === undefined) throw bringsNothing(`the computed key "${template.attribute}"`, "key");
  return compile(template, model);
}

function bringsNothing(what: string, builder: string): InvalidModelError {
  return new InvalidModelError(
    `${what} was made by the main entry's ${builder}, and brings no codec: import ${builder} from the entry that the call is from`,
  );
}
