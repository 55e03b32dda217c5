import { describeName } from "@dynamorm/core";
import { defined } from "./defined.ts";
import type { DmsAttribute, DmsFormat, DmsLifecycleRole, DmsRole, DmsType } from "./document.ts";
import { jsonObjectAt } from "./json-value.ts";
import { fieldsAt, flagAt, listAt, oneOfAt, optionalOneOfAt, type Place, refuse, textAt } from "./place.ts";

/** The types of attributes, in the order of DynamoDB's documentation. */
const types: readonly DmsType[] = ["S", "N", "B", "BOOL", "NULL", "L", "M", "SS", "NS", "BS"];

/** The formats, each with the type that it belongs to. */
const formats: Readonly<Record<DmsFormat, DmsType>> = { rfc3339nano: "S", unix_seconds: "N", int: "N" };

/** What an attribute with a role is stored as: the document's specification says it, and leaves no choice. */
const lifecycle: Readonly<Record<DmsLifecycleRole, { readonly type: DmsType; readonly format: DmsFormat }>> = {
  created_at: { type: "S", format: "rfc3339nano" },
  updated_at: { type: "S", format: "rfc3339nano" },
  version: { type: "N", format: "int" },
  ttl: { type: "N", format: "unix_seconds" },
};

/** The role that the library acts on, of an attribute that has one. */
export function lifecycleRole({ roles = [] }: DmsAttribute): DmsLifecycleRole | undefined {
  return roles.find(isLifecycle);
}

/** An attribute of a document. */
export function checkAttribute(place: Place): DmsAttribute {
  const fields = fieldsAt(place, [
    "attribute",
    "type",
    "required",
    "optional",
    "omit_empty",
    "format",
    "json",
    "binary",
    "roles",
    "tags",
    "encryption",
  ]);
  if (fields.encryption.value !== undefined) {
    refuse(fields.encryption, "this library has no encrypted attributes, and would store the value as it is");
  }
  const { attribute, type, required, optional, omit_empty, format, json, binary, roles, tags } = fields;
  const checked: DmsAttribute = defined({
    attribute: textAt(attribute),
    type: oneOfAt(type, types),
    required: flagAt(required),
    optional: flagAt(optional),
    omit_empty: flagAt(omit_empty),
    format: optionalOneOfAt(format, Object.keys(formats) as DmsFormat[]),
    json: flagAt(json),
    binary: flagAt(binary),
    roles: roles.value === undefined ? undefined : listAt(roles, roleAt),
    tags: tags.value === undefined ? undefined : jsonObjectAt(tags),
  });
  checkFlags(checked, fields);
  checkLifecycle(checked, fields);
  return checked;
}

function roleAt(place: Place): DmsRole {
  const role = textAt(place);
  if (role === "pk" || role === "sk" || isLifecycle(role) || isIndexRole(role)) return role;
  const known = ["pk", "sk", ...Object.keys(lifecycle), "index_pk:<index>", "index_sk:<index>"];
  return refuse(place, `${describeName(role)} is no role that this library knows; there are ${known.join(", ")}`);
}

function isLifecycle(role: string): role is DmsLifecycleRole {
  return Object.hasOwn(lifecycle, role);
}

function isIndexRole(role: string): role is `index_pk:${string}` | `index_sk:${string}` {
  return /^index_[ps]k:./s.test(role);
}

type Fields = Readonly<Record<"optional" | "omit_empty" | "json" | "binary" | "format" | "roles" | "type", Place>>;

function checkFlags({ type, required, optional, omit_empty, json, binary, format }: DmsAttribute, at: Fields): void {
  if (required && optional) refuse(at.optional, "is true, and required is true");
  if (json && type !== "S") refuse(at.json, `is true, and the type ${type}; JSON is stored as S`);
  if (binary && type !== "B") refuse(at.binary, `is true, and the type ${type}; bytes are stored as B`);
  if (format !== undefined && formats[format] !== type) {
    refuse(at.format, `is ${format}, and the type ${type}; ${format} is for ${formats[format]}`);
  }
  if (json && format !== undefined) refuse(at.format, `is ${format}, and json is true; JSON has no format`);
  if (omit_empty && type === "NULL") refuse(at.omit_empty, "is true, and the type NULL, which would never be stored");
}

/** The specification fixes how attributes with a role are stored; other libraries go by it, whatever is written here. */
function checkLifecycle({ type, format, json, roles = [] }: DmsAttribute, at: Fields): void {
  const [role, other] = roles.filter(isLifecycle);
  if (role === undefined) return;
  if (other !== undefined) refuse(at.roles, `has both "${role}" and "${other}"; an attribute has one of them`);
  const wanted = lifecycle[role];
  if (type !== wanted.type) refuse(at.type, `is ${type}; the role "${role}" is for type ${wanted.type}`);
  if (json) refuse(at.json, `is true; the role "${role}" is for the format ${wanted.format}`);
  if (format !== undefined && format !== wanted.format) {
    refuse(at.format, `is ${format}; the role "${role}" is for the format ${wanted.format}`);
  }
}
