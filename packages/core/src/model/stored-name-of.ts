import { storedName } from "../attributes/stored-name.ts";
import type { AnyModel } from "./model.ts";

/** The name that the table has for an attribute of a model, or for a computed key. */
export function storedNameOf({ attributes }: Pick<AnyModel, "attributes">, name: string): string {
  const definition = Object.hasOwn(attributes, name) ? attributes[name]?.definition : undefined;
  return definition === undefined ? name : storedName(name, definition);
}
