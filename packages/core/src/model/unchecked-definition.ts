import type { AnyAttribute } from "../attributes/attribute.ts";
import type { AnyStandardSchema } from "../validation/standard-schema.ts";
import type { IndexDefinition, KeyDefinition } from "./key-definition.ts";
import type { Naming } from "./naming.ts";
import type { TypeTagDefinition } from "./type-tag.ts";

/** A definition as it may come from a caller without types: its parts are looked at before they are believed. */
export interface UncheckedDefinition {
  readonly name: string;
  readonly table: string;
  readonly attributes: Readonly<Record<string, AnyAttribute>>;
  readonly key: KeyDefinition;
  readonly indexes?: Readonly<Record<string, IndexDefinition>> | undefined;
  readonly naming?: Naming | undefined;
  readonly typeTag?: TypeTagDefinition | undefined;
  readonly validate?: AnyStandardSchema | undefined;
}

/** Throws the error of a model, with its name and what belongs to it. */
export type Refuse = (message: string, attribute?: string, cause?: unknown) => never;
