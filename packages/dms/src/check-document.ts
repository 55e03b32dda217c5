import { describeName } from "@dynamorm/core";
import { checkModel } from "./check-model.ts";
import { defined } from "./defined.ts";
import type { DmsDocument } from "./document.ts";
import { fieldsAt, filledListAt, optionalTextAt, type Place, refuse, refuseRepeated, textAt, within } from "./place.ts";

/**
 * The document that a value is: a copy, without what is nothing.
 *
 * @throws InvalidDmsError for the first thing that is wrong.
 */
export function checkDocument(place: Place): DmsDocument {
  const { dms_version, namespace, models } = fieldsAt(place, ["dms_version", "namespace", "models"]);
  const version = textAt(dms_version);
  if (version !== "0.1") refuse(dms_version, `is ${describeName(version)}; this library reads "0.1"`);
  const checked = filledListAt(models, checkModel);
  refuseRepeated(
    checked.map(({ name }) => name),
    (index) => within(models, `[${index}].name`),
  );
  return defined({
    dms_version: "0.1" as const,
    namespace: optionalTextAt(namespace),
    models: checked,
  });
}
