import { marshall, unmarshall } from "@aws-sdk/util-dynamodb";
import type { StoredItem } from "@dynamorm/core";
import { compileCodec } from "@dynamorm/marshaling";
import type { Subject } from "./subjects.ts";

/** The ways of an item that are measured. */
export interface Directions {
  /** An item → its AttributeValues. */
  readonly marshal: (item: Readonly<Record<string, unknown>>) => unknown;
  /** AttributeValues → the item. */
  readonly unmarshal: (stored: StoredItem) => unknown;
  /** An item → the JSON of its AttributeValues, as a request has it, counted in bytes as whoever sends it does. */
  readonly toJson: (item: Readonly<Record<string, unknown>>) => unknown;
  /** The JSON of AttributeValues, as a response has it → the item. */
  readonly fromJson: (text: string) => unknown;
}

export type Direction = keyof Directions;

/** What is compared: ours in both of its ways, and what it is measured by. */
export const libraries = {
  "util-dynamodb": () => ({
    marshal: (item) => marshall(item),
    unmarshal: (stored) => unmarshall(stored),
    toJson: (item) => Buffer.byteLength(JSON.stringify(marshall(item))),
    fromJson: (text) => unmarshall(JSON.parse(text) as StoredItem),
  }),
  closures: (subject) => codecDirections(subject, false),
  generated: (subject) => codecDirections(subject, true),
} satisfies Readonly<Record<string, (subject: Subject) => Directions>>;

export type LibraryName = keyof typeof libraries;

function codecDirections({ model }: Subject, codegen: boolean): Directions {
  const codec = compileCodec(model, { codegen });
  return {
    marshal: (item) => codec.marshal(item),
    unmarshal: (stored) => codec.unmarshal(stored),
    toJson: (item) => Buffer.byteLength(codec.marshalJson(item)),
    fromJson: (text) => codec.unmarshal(JSON.parse(text) as StoredItem),
  };
}
