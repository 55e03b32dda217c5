import { describeName } from "@dynamorm/core";
import { defined } from "./defined.ts";
import type { DmsIndex, DmsKey, DmsProjection } from "./document.ts";
import { fieldsAt, filledListAt, listAt, oneOfAt, optionalOneOfAt, type Place, refuse, textAt } from "./place.ts";

/** An index of a document. */
export function checkIndex(place: Place): DmsIndex {
  const { name, type, partition, sort, projection } = fieldsAt(place, [
    "name",
    "type",
    "partition",
    "sort",
    "projection",
  ]);
  return defined({
    name: textAt(name),
    type: oneOfAt(type, ["GSI", "LSI"]),
    partition: checkKey(partition),
    sort: sort.value === undefined ? undefined : checkKey(sort),
    projection: projection.value === undefined ? undefined : checkProjection(projection),
  });
}

/** A part of a key. */
export function checkKey(place: Place): DmsKey {
  const { attribute, type } = fieldsAt(place, ["attribute", "type"]);
  return { attribute: textAt(attribute), type: oneOfAt(type, ["S", "N", "B"]) };
}

function checkProjection(place: Place): DmsProjection | undefined {
  const { type, fields } = fieldsAt(place, ["type", "fields"]);
  const checked = optionalOneOfAt(type, ["ALL", "KEYS_ONLY", "INCLUDE"]);
  if (checked === "INCLUDE") return { type: checked, fields: filledListAt(fields, textAt) };
  const [field] = listAt(fields, textAt);
  if (field !== undefined) refuse(fields, `names ${describeName(field)}; only the type INCLUDE has fields`);
  return checked && { type: checked };
}
