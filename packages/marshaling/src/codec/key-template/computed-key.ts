import { key } from "@dynamorm/core";
import { type CompileText, compileBrought, withCompiler } from "../brought-codec.ts";
import { checkedText } from "../stored-texts.ts";
import { compileKeyText } from "./key-text.ts";

/**
 * A key attribute that is computed from others, as `key` in `@dynamorm/core` makes it, which brings what compiles it: for models whose
 * attributes bring their codecs.
 */
export const computedKey: typeof key = (attribute, template) => withCompiler(key(attribute, template), compileText);

const compileText: CompileText = (template, model) =>
  checkedText(model, template.attribute, compileKeyText(template, model.attributes, compileBrought).textOf);
