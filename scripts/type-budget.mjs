// What the compiler pays for models: type instantiations for 1, 10 and 30 of them, each with its queries, against the built
// declarations as users have them. Counts are the same on every machine, so they can have a budget; times cannot.
import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** Instantiations at most, by the number of models. At 30 electrodb needs 309,000, dynamodb-toolbox 863,000. */
const budgets = { 1: 7_500, 10: 41_000, 30: 113_000 };

/** The same for models with computed keys, that share a table. */
const sharedTableBudgets = { 30: 105_000 };

const root = fileURLToPath(new URL("..", import.meta.url));
// Within the meta package, so that "dynamorm" is found by its own name, as published.
const folder = join(root, "packages/dynamorm/.type-budget");

/** A model with every kind of attribute, and a use of everything that a query can do. Names differ, so that nothing is shared. */
const modelSource = (n) => `
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
`;

/** A model with computed keys of the table and of an index, and the uses that they change. */
const sharedTableSource = (n) => `
const Shared${n} = defineModel({
  name: "Shared${n}",
  table: "shared",
  attributes: {
    owner${n}: attr.string(),
    id${n}: attr.string(),
    at${n}: attr.date(),
    total${n}: attr.number(),
    status${n}: attr.enum(["open", "paid", "s${n}"]).default("open"),
    due${n}: attr.date().optional(),
    lines${n}: attr.list(attr.map({ sku: attr.string(), price${n}: attr.number() })),
    createdAt: attr.createdAt(),
    version: attr.version(),
  },
  key: { partitionKey: key("pk", "OWNER#{owner${n}}"), sortKey: key("sk", "S${n}#{at${n}}#{id${n}}") },
  indexes: {
    byStatus${n}: { partitionKey: key("gsi1pk", "STATUS#{status${n}}"), sortKey: key("gsi1sk", "{due${n}}#{total${n}}"), projection: ["id${n}"] },
  },
});
export async function useShared${n}(): Promise<void> {
  const items = db.model(Shared${n});
  const id = { owner${n}: "o", at${n}: new Date(), id${n}: "1" };
  await items.create({ ...id, total${n}: 3, lines${n}: [] });
  await items.get(id);
  const found = await items.where("owner${n}", "=", "o").where("at${n}", ">", new Date()).orderBy("at${n}", "desc").limit(5).all();
  found[0]?.lines${n}[0]?.price${n}.toFixed();
  const held = await items.where("status${n}", "=", "open").index("byStatus${n}").all();
  held[0]?.id${n}.trim();
  await items.where("owner${n}", "=", "o").select("id${n}", "sk").first();
  await items.update(id, { due${n}: new Date(), total${n}: 4 });
  await items.update(id, { status${n}: "paid" });
}
`;

/** Compiles so many models and reads the count out of the compiler's diagnostics. */
function instantiations(models, sourceOf) {
  const source = [
    `import { attr, defineModel, DynamORM, type Item, key } from "dynamorm";\nconst db = new DynamORM();\nexport { type Item, key };\n`,
    ...Array.from({ length: models }, (_, n) => sourceOf(n)),
  ];
  writeFileSync(join(folder, "models.ts"), source.join(""));
  writeFileSync(
    join(folder, "tsconfig.json"),
    JSON.stringify({
      extends: "../../../tooling/tsconfig.base.json",
      compilerOptions: { noEmit: true, isolatedDeclarations: false, declaration: false, types: ["node"] },
      files: ["models.ts"],
    }),
  );
  const tsc = join(root, "node_modules/typescript/bin/tsc");
  const output = execFileSync(process.execPath, [tsc, "-p", folder, "--extendedDiagnostics"], { encoding: "utf8" });
  const count = Number(/Instantiations:\s+(\d+)/.exec(output)?.[1]);
  if (!Number.isInteger(count)) throw new Error(`the compiler's diagnostics name no instantiations:\n${output}`);
  return count;
}

mkdirSync(folder, { recursive: true });
try {
  const measure = (kind, sourceOf, limits) =>
    Object.entries(limits).map(([models, budget]) => ({
      what: `${models.padStart(2)} ${kind}`,
      budget,
      count: instantiations(Number(models), sourceOf),
    }));
  const counts = [
    ...measure("models", modelSource, budgets),
    ...measure("models of one table, with computed keys", sharedTableSource, sharedTableBudgets),
  ];
  for (const { what, budget, count } of counts) {
    const within = count <= budget ? "within" : "OVER";
    console.log(
      `${what}: ${count.toLocaleString("en")} instantiations, ${within} the budget of ${budget.toLocaleString("en")}`,
    );
  }
  const over = counts.filter(({ count, budget }) => count > budget);
  if (over.length > 0) {
    console.error(
      "What makes types dear: conditional types over whole models, deep unions, intersections. See docs/types.md.",
    );
    process.exitCode = 1;
  }
  console.log(counts.map(({ what, count }) => `${what.trim()}: ${count.toLocaleString("en")}`).join(" · "));
} catch (error) {
  // The compiler writes its errors to stdout.
  console.error(error.stdout ?? error);
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
