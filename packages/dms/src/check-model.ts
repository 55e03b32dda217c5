import { checkAttribute } from "./check-attribute.ts";
import { checkIndex, checkKey } from "./check-index.ts";
import { checkKeyRoles, checkKeysFit } from "./check-keys-fit.ts";
import { conventionFault } from "./conventions.ts";
import { defined } from "./defined.ts";
import type { DmsModel } from "./document.ts";
import {
  fieldsAt,
  filledListAt,
  listAt,
  optionalOneOfAt,
  type Place,
  refuse,
  refuseRepeated,
  textAt,
  within,
} from "./place.ts";

/** A model of a document, of which every part fits the others. */
export function checkModel(place: Place): DmsModel {
  const fields = fieldsAt(place, ["name", "table", "naming", "keys", "attributes", "indexes"]);
  const name = textAt(fields.name);
  const table = { name: textAt(fieldsAt(fields.table, ["name"]).name) };
  const { partition, sort } = fieldsAt(fields.keys, ["partition", "sort"]);
  const keys = defined({
    partition: checkKey(partition),
    sort: sort.value === undefined ? undefined : checkKey(sort),
  });
  const model: DmsModel = defined({
    name,
    table,
    naming: checkNaming(fields.naming),
    keys,
    attributes: filledListAt(fields.attributes, checkAttribute),
    indexes: fields.indexes.value === undefined ? undefined : listAt(fields.indexes, checkIndex),
  });
  checkNames(model, place);
  checkKeysFit(model, place);
  checkKeyRoles(model, place);
  return model;
}

function checkNaming(place: Place): DmsModel["naming"] {
  if (place.value === undefined) return undefined;
  const convention = optionalOneOfAt(fieldsAt(place, ["convention"]).convention, ["camelCase", "snake_case"]);
  return convention && { convention };
}

/** No two attributes have one name, nor have two indexes; and names keep to the convention, if one is named. */
function checkNames({ naming, attributes, indexes = [] }: DmsModel, place: Place): void {
  const names = attributes.map(({ attribute }) => attribute);
  refuseRepeated(names, (index) => within(place, `attributes[${index}].attribute`));
  const indexNames = indexes.map(({ name }) => name);
  refuseRepeated(indexNames, (index) => within(place, `indexes[${index}].name`));
  const { convention } = naming ?? {};
  if (convention === undefined) return;
  for (const [index, name] of names.entries()) {
    const fault = conventionFault(name, convention);
    if (fault !== undefined) refuse(within(place, `attributes[${index}].attribute`), fault);
  }
}
