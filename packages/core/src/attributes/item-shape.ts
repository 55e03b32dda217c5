import type { AttributeMap } from "./attribute.ts";

/** One flat object type out of an intersection, so that a hover shows fields. */
export type Simplify<Type> = { [Key in keyof Type]: Type[Key] } & {};

/** What reading gives for these attributes: optional ones may be missing. */
export type OutputOf<Attributes extends AttributeMap> = Simplify<
  { -readonly [Name in Exclude<keyof Attributes, OptionalName<Attributes>>]: Attributes[Name]["~output"] } & {
    -readonly [Name in OptionalName<Attributes>]?: Attributes[Name]["~output"];
  }
>;

/** What writing takes for these attributes: optional ones and those with a default may be missing or `undefined`. */
export type InputOf<Attributes extends AttributeMap> = Simplify<
  { -readonly [Name in Exclude<keyof Attributes, MissableName<Attributes>>]: Attributes[Name]["~input"] } & {
    -readonly [Name in MissableName<Attributes>]?: Attributes[Name]["~input"] | undefined;
  }
>;

type OptionalName<Attributes extends AttributeMap> = {
  [Name in keyof Attributes]: "optional" extends Attributes[Name]["~flags"] ? Name : never;
}[keyof Attributes];

type MissableName<Attributes extends AttributeMap> = {
  [Name in keyof Attributes]: "optional" extends Attributes[Name]["~flags"]
    ? Name
    : "defaulted" extends Attributes[Name]["~flags"]
      ? Name
      : never;
}[keyof Attributes];
