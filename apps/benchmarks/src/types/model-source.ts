/** How the same models, and the same uses of them, are written with a library. */
export interface ModelSource {
  /** What a program begins with: imports, and a client or connection. */
  readonly head: string;
  /**
   * A model with every kind of attribute and two indexes, as `Model0`, the type of its items under the same name, and a function that uses it:
   * creates, gets, queries an index with a filter, queries another for some attributes, updates the version that was read,
   * puts, deletes. Names have the number in them, so that no types are shared.
   */
  readonly model: (n: number) => string;
  /** Single uses of `Model0`, given what they have to refuse when it is of the wrong type. */
  readonly uses: {
    /** Creates an item, whose `age0` is given. */
    readonly create: (age: string) => string;
    /** Gets an item, whose `id0` is given. */
    readonly key: (id: string) => string;
    /** Queries with a filter that `age0` is above what is given. */
    readonly condition: (age: string) => string;
    /** Queries with a filter on an attribute of the map `address0`, whose name is given. */
    readonly path: (name: string) => string;
  };
}
