import type { ModelSource } from "../model-source.ts";

/** As `scripts/type-budget.mjs` has it, which holds the count within a budget. */
export const dynamormModels: ModelSource = {
  head: `
import { attr, defineModel, DynamORM, type Item } from "dynamorm";
const db = new DynamORM();
export type { Item };
`,
  model: (n) => `
const Model${n} = defineModel({
  name: "Model${n}",
  table: "table${n}",
  attributes: {
    id${n}: attr.string(),
    email${n}: attr.string(),
    age${n}: attr.number(),
    status${n}: attr.enum(["active", "disabled", "s${n}"]).default("active"),
    tags${n}: attr.set(attr.string()).optional(),
    notes${n}: attr.list(attr.string()).optional(),
    address${n}: attr.map({ city: attr.string(), zip${n}: attr.string(), geo: attr.map({ lat: attr.number(), lon: attr.number() }) }).optional(),
    lines${n}: attr.list(attr.map({ sku: attr.string(), price${n}: attr.number() })),
    createdAt: attr.createdAt(),
    updatedAt: attr.updatedAt(),
    version: attr.version(),
  },
  key: { partitionKey: "id${n}" },
  indexes: { byStatus${n}: { partitionKey: "status${n}", sortKey: "age${n}" }, byEmail${n}: { partitionKey: "email${n}" } },
});
export type Model${n} = Item<typeof Model${n}>;
export async function use${n}(): Promise<void> {
  const items = db.model(Model${n});
  const created: Model${n} = await items.create({ id${n}: "1", email${n}: "e", age${n}: 30, lines${n}: [] });
  await items.get({ id${n}: created.id${n} });
  await items
    .where("status${n}", "=", "active")
    .where("age${n}", ">", 18)
    .filter("tags${n}", "contains", "x")
    .filter((eb) => eb.or([eb("address${n}.city", "=", "Paris"), eb("lines${n}[0].price${n}", ">", 3), eb.size("notes${n}", ">", 3)]))
    .orderBy("age${n}", "desc")
    .limit(50)
    .all();
  const selected = await items.where("email${n}", "begins_with", "a").index("byEmail${n}").select("id${n}", "age${n}").first();
  selected?.age${n}.toFixed();
  const updated = await items.where("id${n}", "=", "1").update({ email${n}: "new", version: created.version });
  await items.put({ ...updated, age${n}: 31 });
  await items.delete({ id${n}: "1" });
}
`,
  uses: {
    create: (age) => `await db.model(Model0).create({ id0: "1", email0: "e", age0: ${age}, lines0: [] });`,
    key: (id) => `await db.model(Model0).get({ id0: ${id} });`,
    condition: (age) => `await db.model(Model0).where("id0", "=", "1").filter("age0", ">", ${age}).all();`,
    path: (name) => `await db.model(Model0).where("id0", "=", "1").filter("address0.${name}", "=", "Paris").all();`,
  },
};
