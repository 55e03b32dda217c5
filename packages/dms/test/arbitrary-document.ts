import * as fc from "fast-check";
import type { DmsAttribute, DmsDocument, DmsIndex, DmsKey, DmsKeyType, DmsModel } from "../src/index.ts";

const text = fc.string({ unit: "grapheme", minLength: 1, maxLength: 8 }).filter((some) => some.trim() !== "");
const tableName = fc.stringMatching(/^[a-zA-Z0-9_.-]{3,20}$/);
const maybe = fc.option(fc.boolean(), { nil: undefined });
const anyTags = fc.dictionary(text, fc.jsonValue(), { maxKeys: 2 });

/** What says that an attribute may be missing, or not. */
const presence = fc.constantFrom<Partial<DmsAttribute>>(
  {},
  { required: true },
  { optional: true },
  { optional: false },
);

/** The types, each with what can be said of it. */
const typed = fc.oneof(
  fc.record<Partial<DmsAttribute>>({
    type: fc.constantFrom("S", "N", "B", "BOOL", "L", "M", "SS", "NS", "BS"),
    omit_empty: maybe,
  }),
  fc.record<Partial<DmsAttribute>>({ type: fc.constant("S"), json: fc.constant(true), omit_empty: maybe }),
  fc.record<Partial<DmsAttribute>>({ type: fc.constant("S"), format: fc.constant("rfc3339nano"), omit_empty: maybe }),
  fc.record<Partial<DmsAttribute>>({
    type: fc.constant("N"),
    format: fc.constantFrom("unix_seconds", "int"),
    omit_empty: maybe,
  }),
  fc.record<Partial<DmsAttribute>>({ type: fc.constant("B"), binary: fc.constant(true) }),
  fc.constant<Partial<DmsAttribute>>({ type: "NULL" }),
);

/** Attributes with roles; a model has each of them at most once. */
const lifecycle = fc.subarray<DmsAttribute>([
  { attribute: "createdAt", type: "S", format: "rfc3339nano", roles: ["created_at"] },
  { attribute: "updatedAt", type: "S", roles: ["updated_at"], required: true },
  { attribute: "version", type: "N", format: "int", roles: ["version"], optional: true },
  { attribute: "ttl", type: "N", format: "unix_seconds", roles: ["ttl"], optional: true, omit_empty: true },
]);

const attribute = fc
  .record({ attribute: text, said: presence, typed, tags: fc.option(anyTags, { nil: undefined, freq: 10 }) })
  .map(({ attribute: name, said, typed: type, tags: some }) =>
    given<DmsAttribute>({ attribute: name, ...type, ...said, tags: some }),
  );

const keyType = fc.constantFrom<DmsKeyType>("S", "N", "B");

const model = fc
  .record({
    table: tableName,
    partition: keyType,
    sort: fc.option(keyType, { nil: undefined }),
    attributes: fc.uniqueArray(attribute, { selector: (one) => one.attribute, maxLength: 8 }),
    lifecycle,
    indexes: fc.array(fc.record({ at: fc.nat(), global: fc.boolean(), projection: fc.nat(3) }), { maxLength: 3 }),
  })
  .map(({ table, partition, sort, attributes, lifecycle: roles, indexes }): Omit<DmsModel, "name"> => {
    const keys = given<DmsModel["keys"]>({
      partition: { attribute: "PK", type: partition },
      sort: sort && { attribute: "SK", type: sort },
    });
    const own = new Set(["PK", "SK", ...roles.map((one) => one.attribute)]);
    const all: DmsAttribute[] = [
      { ...keys.partition, required: true, roles: ["pk"] },
      ...(keys.sort === undefined ? [] : [keys.sort]),
      ...attributes.filter((one) => !own.has(one.attribute)),
      ...roles,
    ];
    const some = indexes.flatMap(({ at, global, projection }, index) =>
      indexOf(`index-${index}`, keys, all, { at, isGlobal: global || keys.sort === undefined, projection }),
    );
    return given<Omit<DmsModel, "name">>({
      table: { name: table },
      keys,
      attributes: all,
      indexes: some.length === 0 ? undefined : some,
    });
  });

/** A document as any of these libraries could have written it. */
export const arbitraryDocument: fc.Arbitrary<DmsDocument> = fc
  .record({ namespace: fc.option(text, { nil: undefined }), models: fc.array(model, { minLength: 1, maxLength: 3 }) })
  .map(({ namespace, models }) =>
    given<DmsDocument>({
      dms_version: "0.1",
      namespace,
      models: models.map((one, index) => ({ name: `Model${index}`, ...one })),
    }),
  );

/** An index of one of the attributes that can be its key; none, where there is no such attribute. */
function indexOf(
  name: string,
  { partition }: DmsModel["keys"],
  attributes: readonly DmsAttribute[],
  { at, isGlobal, projection }: { readonly at: number; readonly isGlobal: boolean; readonly projection: number },
): DmsIndex[] {
  const able = attributes.filter(({ attribute: one, type, json }) => isKeyType(type) && json !== true && one !== "PK");
  const chosen = able[at % able.length];
  if (chosen === undefined) return [];
  const key: DmsKey = { attribute: chosen.attribute, type: chosen.type as DmsKeyType };
  const projections = [
    undefined,
    { type: "ALL" },
    { type: "KEYS_ONLY" },
    { type: "INCLUDE", fields: [chosen.attribute] },
  ] as const;
  const parts = isGlobal ? { type: "GSI", partition: key } : { type: "LSI", partition, sort: key };
  return [given<DmsIndex>({ name, ...parts, projection: projections[projection] })];
}

function isKeyType(type: string): type is DmsKeyType {
  return ["S", "N", "B"].includes(type);
}

/** Without the fields that are `undefined`, which no text has. */
function given<Fields>(fields: { readonly [Name in string & keyof Fields]?: unknown }): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Fields;
}
