import type { ModelSource } from "../model-source.ts";

/** Its types of items are written by hand, beside its schemas: nothing is inferred. */
export const dynamooseModels: ModelSource = {
  head: `
import dynamoose from "dynamoose";
import type { Item } from "dynamoose/dist/Item.js";
export type { Item };
`,
  model: (n) => `
export interface Model${n} extends Item {
  id${n}: string;
  email${n}: string;
  age${n}: number;
  status${n}: "active" | "disabled" | "s${n}";
  tags${n}?: Set<string>;
  notes${n}?: string[];
  address${n}?: { city: string; zip${n}: string; geo: { lat: number; lon: number } };
  lines${n}: { sku: string; price${n}: number }[];
  createdAt: Date;
  updatedAt: Date;
  version: number;
}
const Items${n} = dynamoose.model<Model${n}>(
  "table${n}",
  new dynamoose.Schema(
    {
      id${n}: { type: String, hashKey: true },
      email${n}: { type: String, required: true, index: { name: "byEmail${n}", type: "global" } },
      age${n}: { type: Number, required: true },
      status${n}: {
        type: String,
        required: true,
        enum: ["active", "disabled", "s${n}"],
        default: "active",
        index: { name: "byStatus${n}", type: "global", rangeKey: "age${n}" },
      },
      tags${n}: { type: Set, schema: [String] },
      notes${n}: { type: Array, schema: [String] },
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
        schema: [{ type: Object, schema: { sku: { type: String, required: true }, price${n}: { type: Number, required: true } } }],
      },
      version: { type: Number, required: true, default: 0 },
    },
    { timestamps: true },
  ),
);
export async function use${n}(): Promise<void> {
  const created = await Items${n}.create({ id${n}: "1", email${n}: "e", age${n}: 30, lines${n}: [] });
  const got = await Items${n}.get({ id${n}: created.id${n} });
  await Items${n}.query("status${n}")
    .eq("active")
    .where("age${n}")
    .gt(18)
    .and()
    .filter("tags${n}")
    .contains("x")
    .and()
    .parenthesis((group) =>
      group.filter("address${n}.city").eq("Paris").or().filter("lines${n}[0].price${n}").gt(3).or().filter("notes${n}").contains("y"))
    .using("byStatus${n}")
    .sort("descending")
    .limit(50)
    .exec();
  const selected = await Items${n}.query("email${n}").eq("a").using("byEmail${n}").attributes(["id${n}", "age${n}"]).limit(1).exec();
  selected[0]?.age${n}.toFixed();
  await Items${n}.update(
    { id${n}: "1" },
    { $SET: { email${n}: "new" }, $ADD: { version: 1 } },
    { condition: new dynamoose.Condition().filter("version").eq(created.version) },
  );
  await new Items${n}({ ...got, age${n}: 31 }).save();
  await Items${n}.delete({ id${n}: "1" });
}
`,
  uses: {
    create: (age) => `await Items0.create({ id0: "1", email0: "e", age0: ${age}, lines0: [] });`,
    key: (id) => `await Items0.get({ id0: ${id} });`,
    condition: (age) => `await Items0.query("id0").eq("1").filter("age0").gt(${age}).exec();`,
    path: (name) => `await Items0.query("id0").eq("1").filter("address0.${name}").eq("Paris").exec();`,
  },
};
