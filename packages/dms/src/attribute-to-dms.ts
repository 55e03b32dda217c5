import { type AttributeDefinition, type AttributeRole, storedName } from "@dynamorm/core";
import { defined } from "./defined.ts";
import type { DmsAttribute, DmsLifecycleRole, DmsRole } from "./document.ts";
import type { Lose } from "./loss.ts";
import { isOnlyNull, typeToDms } from "./type-to-dms.ts";

const lifecycleRoles: Readonly<Record<Exclude<AttributeRole, "deletedAt">, DmsLifecycleRole>> = {
  createdAt: "created_at",
  updatedAt: "updated_at",
  version: "version",
  ttl: "ttl",
};

/** What an attribute is in a document. `keyRole` says which key of the table it is, if it is one. */
export function attributeToDms(
  [name, definition]: readonly [string, AttributeDefinition],
  keyRole: "pk" | "sk" | undefined,
  model: string,
  lose: Lose,
): DmsAttribute {
  const { loss, type, format, json } = typeToDms(definition, model, name);
  if (loss !== undefined) lose(loss, name);
  const { optional, omitEmpty } = definition;
  tellLostModifiers(definition, (what) => lose(what, name));
  const lifecycle = roleToDms(definition, (what) => lose(what, name));
  const roles: DmsRole[] = [
    ...(keyRole === undefined ? [] : [keyRole]),
    ...(lifecycle === undefined ? [] : [lifecycle]),
  ];
  return defined({
    attribute: storedName(name, definition),
    type,
    required: optional ? undefined : true,
    optional: optional ? true : undefined,
    omit_empty: omitEmpty || isLeftOut(definition) ? true : undefined,
    format: lifecycle === "version" ? ("int" as const) : format,
    json,
    roles: roles.length === 0 ? undefined : roles,
  });
}

/** A date that may be missing is left out where there is none: others write `NULL` for it, or the year 1, unless they are told. */
function isLeftOut({ type, optional, nullable }: AttributeDefinition): boolean {
  return type === "date" && optional && !nullable;
}

function tellLostModifiers(definition: AttributeDefinition, lose: Lose): void {
  const { optional, nullable, readonly, omitEmpty, unique, validators, type } = definition;
  if (definition.default !== undefined) lose("what a new item gets by default");
  if (readonly) lose("that an attribute is readonly");
  if (unique) lose("that values are unique");
  if (validators !== undefined && !isOnlyNull(definition)) lose("how values are validated");
  // Without omit_empty, what is not required may be NULL, and so may JSON.
  if (nullable && !isOnlyNull(definition) && (omitEmpty || !(optional || type === "json")))
    lose("that a value may be null");
}

function roleToDms({ role, type, ...definition }: AttributeDefinition, lose: Lose): DmsLifecycleRole | undefined {
  if (role === undefined) return undefined;
  if (role === "deletedAt") {
    lose("that items are deleted softly");
    return undefined;
  }
  const isText = type === "date" && "format" in definition && definition.format === "iso";
  if ((role === "createdAt" || role === "updatedAt") && !isText) {
    lose(`the role ${role} of what is stored as a number`);
    return undefined;
  }
  return lifecycleRoles[role];
}
