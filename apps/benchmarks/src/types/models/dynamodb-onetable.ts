import type { ModelSource } from "../model-source.ts";

export const dynamodbOnetableModels: ModelSource = {
  head: `
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { type Entity, Table } from "dynamodb-onetable";
import { Dynamo } from "dynamodb-onetable/Dynamo";
const client = new Dynamo({ client: new DynamoDBClient() });
export type { Entity };
`,
  model: (n) => `
const schema${n} = {
  format: "onetable:1.1.0",
  version: "0.0.1",
  indexes: {
    primary: { hash: "id${n}" },
    byStatus${n}: { hash: "status${n}", sort: "age${n}", project: "all" },
    byEmail${n}: { hash: "email${n}", project: "all" },
  },
  models: {
    Model${n}: {
      id${n}: { type: String, required: true },
      email${n}: { type: String, required: true },
      age${n}: { type: Number, required: true },
      status${n}: { type: String, required: true, enum: ["active", "disabled", "s${n}"], default: "active" },
      tags${n}: { type: Set },
      notes${n}: { type: Array, items: { type: String } },
      address${n}: {
        type: Object,
        schema: {
          city: { type: String, required: true },
          zip${n}: { type: String, required: true },
          geo: { type: Object, required: true, schema: { lat: { type: Number, required: true }, lon: { type: Number, required: true } } },
        },
      },
      lines${n}: {
        type: Array,
        required: true,
        items: { type: Object, schema: { sku: { type: String, required: true }, price${n}: { type: Number, required: true } } },
      },
      createdAt: { type: Date },
      updatedAt: { type: Date },
      version: { type: Number, required: true, default: 0 },
    },
  },
  params: { isoDates: true, timestamps: true, createdField: "createdAt", updatedField: "updatedAt" },
} as const;
const table${n} = new Table({ client, name: "table${n}", schema: schema${n}, partial: true });
const Items${n} = table${n}.getModel<"Model${n}">("Model${n}");
export type Model${n} = Entity<typeof schema${n}.models.Model${n}>;
export async function use${n}(): Promise<void> {
  const created: Model${n} = await Items${n}.create({ id${n}: "1", email${n}: "e", age${n}: 30, lines${n}: [] });
  const got = await Items${n}.get({ id${n}: created.id${n} });
  await Items${n}.find(
    { status${n}: "active", age${n}: { ">": 18 } },
    {
      index: "byStatus${n}",
      reverse: true,
      limit: 50,
      where: "contains(\${tags${n}}, {x}) and (\${address${n}.city} = {Paris} or \${lines${n}[0].price${n}} > {3} or size(\${notes${n}}) > {3})",
    },
  );
  const selected = await Items${n}.find({ email${n}: "a" }, { index: "byEmail${n}", limit: 1, fields: ["id${n}", "age${n}"] });
  selected[0]?.age${n}.toFixed();
  await Items${n}.update(
    { id${n}: "1", email${n}: "new" },
    { add: { version: 1 }, where: "\${version} = @{version}", substitutions: { version: created.version } },
  );
  const { id${n}, email${n}, lines${n} } = got ?? created;
  await Items${n}.create({ id${n}, email${n}, lines${n}, age${n}: 31 }, { exists: null });
  await Items${n}.remove({ id${n}: "1" });
}
`,
  uses: {
    create: (age) => `await Items0.create({ id0: "1", email0: "e", age0: ${age}, lines0: [] });`,
    key: (id) => `await Items0.get({ id0: ${id} });`,
    // In the properties, which have types: what `where` says has none.
    condition: (age) => `await Items0.find({ id0: "1", age0: { ">": ${age} } });`,
    path: (name) => `await Items0.find({ id0: "1" }, { where: "\${address0.${name}} = {Paris}" });`,
  },
};
