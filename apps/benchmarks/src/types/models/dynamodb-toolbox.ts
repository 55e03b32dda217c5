import type { ModelSource } from "../model-source.ts";

export const dynamodbToolboxModels: ModelSource = {
  head: `
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import {
  $add, DeleteItemCommand, Entity, type FormattedItem, GetItemCommand, item, list, map, number, PutItemCommand, QueryCommand, set,
  string, Table, UpdateItemCommand,
} from "dynamodb-toolbox";
const documentClient = DynamoDBDocumentClient.from(new DynamoDBClient());
export type { FormattedItem };
`,
  model: (n) => `
const Table${n} = new Table({
  documentClient,
  name: "table${n}",
  partitionKey: { name: "id${n}", type: "string" },
  indexes: {
    byStatus${n}: { type: "global", partitionKey: { name: "status${n}", type: "string" }, sortKey: { name: "age${n}", type: "number" } },
    byEmail${n}: { type: "global", partitionKey: { name: "email${n}", type: "string" } },
  },
});
const Entity${n} = new Entity({
  name: "Model${n}",
  table: Table${n},
  schema: item({
    id${n}: string().key(),
    email${n}: string(),
    age${n}: number(),
    status${n}: string().enum("active", "disabled", "s${n}").default("active"),
    tags${n}: set(string()).optional(),
    notes${n}: list(string()).optional(),
    address${n}: map({ city: string(), zip${n}: string(), geo: map({ lat: number(), lon: number() }) }).optional(),
    lines${n}: list(map({ sku: string(), price${n}: number() })),
    version: number().default(0),
  }),
  timestamps: { created: { name: "createdAt", savedAs: "createdAt" }, modified: { name: "updatedAt", savedAs: "updatedAt" } },
});
export type Model${n} = FormattedItem<typeof Entity${n}>;
export async function use${n}(): Promise<void> {
  await Entity${n}.build(PutItemCommand)
    .item({ id${n}: "1", email${n}: "e", age${n}: 30, lines${n}: [] })
    .options({ condition: { attr: "id${n}", exists: false } })
    .send();
  const { Item: got } = await Entity${n}.build(GetItemCommand).key({ id${n}: "1" }).send();
  await Table${n}.build(QueryCommand)
    .entities(Entity${n})
    .query({ index: "byStatus${n}", partition: "active", range: { gt: 18 } })
    .options({
      reverse: true,
      limit: 50,
      filters: {
        Model${n}: {
          and: [
            { attr: "tags${n}", contains: "x" },
            { or: [{ attr: "address${n}.city", eq: "Paris" }, { attr: "lines${n}[0].price${n}", gt: 3 }, { size: "notes${n}", gt: 3 }] },
          ],
        },
      },
    })
    .send();
  const selected = await Table${n}.build(QueryCommand)
    .entities(Entity${n})
    .query({ index: "byEmail${n}", partition: "a" })
    .options({ limit: 1, attributes: ["id${n}", "age${n}"] })
    .send();
  selected.Items?.[0]?.age${n}.toFixed();
  if (got === undefined) return;
  await Entity${n}.build(UpdateItemCommand)
    .item({ id${n}: "1", email${n}: "new", version: $add(1) })
    .options({ condition: { attr: "version", eq: got.version }, returnValues: "ALL_NEW" })
    .send();
  const { createdAt: _created, updatedAt: _updated, ...attributes } = got;
  await Entity${n}.build(PutItemCommand).item({ ...attributes, age${n}: 31 }).send();
  await Entity${n}.build(DeleteItemCommand).key({ id${n}: "1" }).send();
}
`,
  uses: {
    create: (age) =>
      `await Entity0.build(PutItemCommand).item({ id0: "1", email0: "e", age0: ${age}, lines0: [] }).send();`,
    key: (id) => `await Entity0.build(GetItemCommand).key({ id0: ${id} }).send();`,
    condition: (age) =>
      `await Table0.build(QueryCommand).entities(Entity0).query({ partition: "1" }).options({ filters: { Model0: { attr: "age0", gt: ${age} } } }).send();`,
    path: (name) =>
      `await Table0.build(QueryCommand).entities(Entity0).query({ partition: "1" }).options({ filters: { Model0: { attr: "address0.${name}", eq: "Paris" } } }).send();`,
  },
};
