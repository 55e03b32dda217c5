import type { ModelSource } from "../model-source.ts";

export const electrodbModels: ModelSource = {
  head: `
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { Entity, type EntityItem } from "electrodb";
const client = new DynamoDBClient();
export type { EntityItem };
`,
  model: (n) => `
const Entity${n} = new Entity(
  {
    model: { entity: "Model${n}", version: "1", service: "app" },
    attributes: {
      id${n}: { type: "string", required: true },
      email${n}: { type: "string", required: true },
      age${n}: { type: "number", required: true },
      status${n}: { type: ["active", "disabled", "s${n}"] as const, required: true, default: "active" },
      tags${n}: { type: "set", items: "string" },
      notes${n}: { type: "list", items: { type: "string" } },
      address${n}: {
        type: "map",
        properties: {
          city: { type: "string", required: true },
          zip${n}: { type: "string", required: true },
          geo: {
            type: "map",
            required: true,
            properties: { lat: { type: "number", required: true }, lon: { type: "number", required: true } },
          },
        },
      },
      lines${n}: {
        type: "list",
        required: true,
        items: { type: "map", properties: { sku: { type: "string", required: true }, price${n}: { type: "number", required: true } } },
      },
      createdAt: { type: "string", required: true, readOnly: true, default: () => new Date().toISOString() },
      updatedAt: { type: "string", required: true, watch: "*", default: () => new Date().toISOString(), set: () => new Date().toISOString() },
      version: { type: "number", required: true, default: 0 },
    },
    indexes: {
      primary: { pk: { field: "pk", composite: ["id${n}"] } },
      byStatus${n}: {
        index: "gsi1",
        pk: { field: "gsi1pk", composite: ["status${n}"] },
        sk: { field: "gsi1sk", composite: ["age${n}"] },
      },
      byEmail${n}: { index: "gsi2", pk: { field: "gsi2pk", composite: ["email${n}"] } },
    },
  },
  { table: "table${n}", client },
);
export type Model${n} = EntityItem<typeof Entity${n}>;
export async function use${n}(): Promise<void> {
  const { data: created } = await Entity${n}.create({ id${n}: "1", email${n}: "e", age${n}: 30, lines${n}: [] }).go();
  const { data: got } = await Entity${n}.get({ id${n}: created.id${n} }).go();
  await Entity${n}.query
    .byStatus${n}({ status${n}: "active" })
    .gt({ age${n}: 18 })
    .where(({ tags${n}, address${n}, lines${n}, notes${n} }, { contains, eq, gt, size }) =>
      \`\${contains(tags${n}, "x")} AND (\${eq(address${n}.city, "Paris")} OR \${gt(lines${n}[0]!.price${n}, 3)} OR \${size(notes${n})} > 3)\`)
    .go({ order: "desc", limit: 50 });
  const selected = await Entity${n}.query.byEmail${n}({ email${n}: "a" }).go({ attributes: ["id${n}", "age${n}"], limit: 1 });
  selected.data[0]?.age${n}.toFixed();
  await Entity${n}.patch({ id${n}: "1" })
    .set({ email${n}: "new" })
    .add({ version: 1 })
    .where(({ version }, { eq }) => eq(version, created.version))
    .go({ response: "all_new" });
  if (got !== null) await Entity${n}.put({ ...got, age${n}: 31 }).go();
  await Entity${n}.delete({ id${n}: "1" }).go();
}
`,
  uses: {
    create: (age) => `await Entity0.create({ id0: "1", email0: "e", age0: ${age}, lines0: [] }).go();`,
    key: (id) => `await Entity0.get({ id0: ${id} }).go();`,
    condition: (age) => `await Entity0.query.primary({ id0: "1" }).where(({ age0 }, { gt }) => gt(age0, ${age})).go();`,
    path: (name) =>
      `await Entity0.query.primary({ id0: "1" }).where(({ address0 }, { eq }) => eq(address0.${name}, "Paris")).go();`,
  },
};
