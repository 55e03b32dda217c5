import type { AttributeDefinition, AttributeType } from "@dynamorm/core";
import { compileAttribute } from "../registry.ts";
import type { GeneratedType, PartWriter, Way } from "./generated-type.ts";
import { writeNullable } from "./write-nullable.ts";
import { generatedTextType } from "./text-type.ts";
import { bigintText } from "./types/bigint.ts";
import { booleanType } from "./types/boolean.ts";
import { dateText } from "./types/date.ts";
import { enumText } from "./types/enum.ts";
import { listType } from "./types/list.ts";
import { literalType } from "./types/literal.ts";
import { mapType } from "./types/map.ts";
import { numberText } from "./types/number.ts";
import { recordType } from "./types/record.ts";
import { setType } from "./types/set.ts";
import { stringText } from "./types/string.ts";
import { writeClosureCall } from "./write-closure-call.ts";

type Registry = {
  readonly [Type in AttributeType]?: GeneratedType<Extract<AttributeDefinition, { readonly type: Type }>>;
};

/** The types that there is code for. The others are left to their closures. */
const registry: Registry = {
  string: generatedTextType(stringText),
  number: generatedTextType(numberText),
  bigint: generatedTextType(bigintText),
  boolean: booleanType,
  date: generatedTextType(dateText),
  enum: generatedTextType(enumText),
  literal: literalType,
  list: listType,
  map: mapType,
  record: recordType,
  set: setType,
};

/** Writes the code for values at a level of nesting, of whatever type, modifiers included. */
export function valueWriter(way: Way, level: number): PartWriter {
  return {
    level,
    write: (definition, value, body) => {
      const type = codeFor(definition);
      if (type === undefined) return writeClosureCall(way, compileAttribute(definition, level), value, body);
      const write = () => type[way](definition, value, body, valueWriter(way, level + 1));
      return definition.nullable ? writeNullable(way, value, body, write) : write();
    },
  };
}

function codeFor(definition: AttributeDefinition): GeneratedType | undefined {
  // Each type has its own definition, which is more than the compiler can follow.
  const type: GeneratedType | undefined = registry[definition.type] as GeneratedType | undefined;
  return type?.covers?.(definition) === false ? undefined : type;
}
