import type { AnyModel, Item, Simplify } from "@dynamorm/core";

/** The items of each model, by the model's name. */
export type CollectionItems<M extends AnyModel> = Simplify<{ [Each in M as Each["name"]]: Item<Each>[] }>;

/** An item, and the name of its model: comparing the name tells the compiler what the item is. */
export type CollectionItem<M extends AnyModel> = M extends AnyModel
  ? { readonly model: M["name"]; readonly item: Item<M> }
  : never;

/** A page of the items of several models. */
export interface CollectionPage<M extends AnyModel> {
  readonly items: CollectionItems<M>;
  /** Where the next page starts, for `cursor()`; absent at the end. */
  readonly cursor?: string;
  /** Whether there is a cursor. */
  readonly hasMore: boolean;
  /** How many items the page holds. */
  readonly count: number;
  /** How many items DynamoDB looked at for it, and charged for. */
  readonly scannedCount: number;
}

/** What the items of all models have: conditions are on these attributes. */
export type CommonItem<M extends AnyModel> = Shared<M extends AnyModel ? Item<M> : never>;

/** The fields that each of several objects has. */
type Shared<Each> = { [Name in keyof Each]: Each[Name] };

/** Nothing to ask for where each of a list of models is another; where one is there twice, that it is not. */
export type OneOfEach<Models extends readonly AnyModel[]> = Models extends readonly [
  infer First extends AnyModel,
  ...infer Others extends readonly AnyModel[],
]
  ? First["name"] extends Others[number]["name"]
    ? string extends Others[number]["name"]
      ? OneOfEach<Others>
      : "each model once"
    : OneOfEach<Others>
  : unknown;

/** Names of the indexes that all models have. */
export type CommonIndexName<M extends AnyModel> = keyof M["~indexes"] & string;
