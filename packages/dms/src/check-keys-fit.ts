import { describeName } from "@dynamorm/core";
import type { DmsAttribute, DmsIndex, DmsKey, DmsModel } from "./document.ts";
import { type Place, refuse, within } from "./place.ts";

/** Every key is an attribute of the same type, and the table's are in every item. */
export function checkKeysFit({ keys, attributes, indexes = [] }: DmsModel, place: Place): void {
  const byName = new Map(attributes.map((attribute) => [attribute.attribute, attribute]));
  const fit = (key: DmsKey | undefined, path: string): DmsAttribute | undefined => {
    if (key === undefined) return undefined;
    const at = within(place, path);
    const attribute = byName.get(key.attribute);
    if (attribute === undefined) {
      refuse(at, `${describeName(key.attribute)} is no attribute; there are ${[...byName.keys()].join(", ")}`);
    }
    if (attribute.type !== key.type) {
      refuse(at, `is of type ${key.type}, and the attribute ${describeName(key.attribute)} of type ${attribute.type}`);
    }
    return attribute;
  };
  for (const part of ["partition", "sort"] as const) {
    const path = `keys.${part}`;
    if (fit(keys[part], path)?.optional !== true) continue;
    refuse(
      within(place, path),
      `${describeName(keys[part]?.attribute)} is optional, and a key of the table, which every item has`,
    );
  }
  for (const [index, { partition, sort }] of indexes.entries()) {
    fit(partition, `indexes[${index}].partition`);
    fit(sort, `indexes[${index}].sort`);
  }
}

/** Roles say once more which attributes are keys: they have to say the same. */
export function checkKeyRoles({ keys, attributes, indexes = [] }: DmsModel, place: Place): void {
  for (const [index, { attribute, roles = [] }] of attributes.entries()) {
    for (const role of roles) {
      const key = keyOfRole(role, keys, indexes);
      if (key === "no key") continue;
      const at = within(place, `attributes[${index}].roles`);
      if (key === undefined) refuse(at, `there is no key or index for the role ${describeName(role)}`);
      if (key.attribute !== attribute) {
        refuse(
          at,
          `${describeName(attribute)} has the role ${describeName(role)}, and the key is ${describeName(key.attribute)}`,
        );
      }
    }
  }
}

function keyOfRole(
  role: string,
  { partition, sort }: DmsModel["keys"],
  indexes: readonly DmsIndex[],
): DmsKey | undefined | "no key" {
  if (role === "pk") return partition;
  if (role === "sk") return sort;
  const [, part, name] = /^index_([ps])k:(.*)$/s.exec(role) ?? [];
  if (part === undefined) return "no key";
  const index = indexes.find((one) => one.name === name);
  return part === "p" ? index?.partition : index?.sort;
}
