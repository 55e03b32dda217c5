import { type AnyModel, inWords, keyAttributes, type KeySchema } from "@dynamorm/core";
import { type KeyText, keyTexts } from "@dynamorm/marshaling";
import { keyNames } from "@dynamorm/update-builder";

/** What a query can be served from: the table or one of its indexes. */
export interface Candidate {
  /** `"table"`, or the name of the index. */
  readonly name: string;
  /** The index's name; absent for the table. */
  readonly index?: string;
  readonly type: "table" | "local" | "global";
  readonly partitionKey: string;
  readonly sortKey?: string;
  /** How the partition key is made of other attributes; absent where it is one itself. */
  readonly computedPartition?: KeyText;
  /** How the sort key is made of other attributes; absent where it is one itself. */
  readonly computedSort?: KeyText;
  /** Why it cannot be queried where no equality on its partition key is asked for, in words. */
  readonly withoutEquality: string;
  /** The attributes that it holds; every one where absent. */
  readonly holds?: ReadonlySet<string>;
  /** The attributes that its key is, or is made of, and that an item may lack: such an item is not in the index. */
  readonly sparse: readonly string[];
}

const known = new WeakMap<AnyModel, readonly Candidate[]>();

/**
 * The table first, then local indexes, then global ones: of two equals, the cheaper and more consistent one comes first. Worked out
 * the first time and kept.
 */
export function candidatesOf(model: AnyModel): readonly Candidate[] {
  let candidates = known.get(model);
  if (candidates === undefined) known.set(model, (candidates = makeCandidates(model)));
  return candidates;
}

function makeCandidates(model: AnyModel): readonly Candidate[] {
  const indexes = Object.values(model.indexes).map((index): Candidate => ({
    name: index.name,
    index: index.name,
    type: index.type,
    ...keyOf(model, index),
    ...(index.projection !== "all" && {
      holds: new Set([
        ...keyNames(model.key),
        ...keyNames(index),
        // The library projects its own tag into every index.
        ...(model.typeTag === undefined ? [] : [model.typeTag.attribute]),
        ...(index.projection === "keys" ? [] : index.projection),
      ]),
    }),
    sparse: keyAttributes(model, index).filter((name) => mayBeMissing(model, index, name)),
  }));
  const table: Candidate = { name: "table", type: "table", ...keyOf(model, model.key), sparse: [] };
  return [table, ...indexes.filter(({ type }) => type === "local"), ...indexes.filter(({ type }) => type === "global")];
}

function keyOf(
  model: AnyModel,
  { partitionKey, sortKey }: KeySchema,
): Pick<Candidate, "partitionKey" | "sortKey" | "computedPartition" | "computedSort" | "withoutEquality"> {
  const texts = keyTexts(model);
  const [computedPartition, computedSort] = [texts[partitionKey], sortKey === undefined ? undefined : texts[sortKey]];
  return {
    partitionKey,
    ...(sortKey !== undefined && { sortKey }),
    ...(computedPartition && { computedPartition }),
    ...(computedSort && { computedSort }),
    withoutEquality:
      computedPartition === undefined
        ? `no equality on its partition key "${partitionKey}"`
        : `no equality on ${namesOf(computedPartition)}, which its partition key "${partitionKey}" is made of`,
  };
}

function namesOf({ parts }: KeyText): string {
  return inWords(
    parts.map(({ name }) => `"${name}"`),
    "and",
  );
}

/** Whether items without the attribute are not in the index. An empty value that is left out of the table is a part all the same. */
function mayBeMissing(model: AnyModel, index: KeySchema, name: string): boolean {
  const { optional, nullable, omitEmpty } = model.attributes[name]?.definition ?? {};
  const isKeyItself = keyNames(index).includes(name);
  return optional === true || nullable === true || (isKeyItself && omitEmpty === true);
}
