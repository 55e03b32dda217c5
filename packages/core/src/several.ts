/** A union of several types; `never` for one or none. */
export type Several<One, All = One> = One extends unknown ? ([All] extends [One] ? never : All) : never;
