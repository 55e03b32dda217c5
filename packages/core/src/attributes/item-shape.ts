import type { AttributeMap } from "./attribute.ts";

/** One flat object type out of an intersection, so that a hover shows fields. */
export type Simplify<Type> = { [Key in keyof Type]: Type[Key] } & {};

/** What reading gives for these attributes: optional ones may be missing. */
export type OutputOf<Attributes extends AttributeMap> = Simplify<
  {
    -readonly [Name in keyof Attributes as "optional" extends Attributes[Name]["~flags"] ? never : Name]: Attributes[Name]["~output"];
  } & {
    -readonly [Name in keyof Attributes as "optional" extends Attributes[Name]["~flags"] ? Name : never]?: Attributes[Name]["~output"];
  }
>;

/** What writing takes for these attributes: optional ones and those with a default may be missing or `undefined`. */
export type InputOf<Attributes extends AttributeMap> = Simplify<
  {
    -readonly [Name in keyof Attributes as MayBeMissing<Attributes[Name]["~flags"]> extends true ? never : Name]: Attributes[Name]["~input"];
  } & {
    -readonly [Name in keyof Attributes as MayBeMissing<Attributes[Name]["~flags"]> extends true ? Name : never]?:
      | Attributes[Name]["~input"]
      | undefined;
  }
>;

type MayBeMissing<Flags extends string> = Extract<Flags, "optional" | "defaulted"> extends never ? false : true;
