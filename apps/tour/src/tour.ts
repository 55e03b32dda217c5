import { startLocal } from "@dynamorm/local";
import { attr, defineModel, DynamORM, type Item } from "dynamorm";
import { gave, printRequests, refused, step } from "./print.ts";

// A model is one object literal. Everything else (types, keys, the table itself) follows from it.
const Todo = defineModel({
  name: "Todo",
  table: "todos",
  attributes: {
    id: attr.string(),
    owner: attr.string(),
    title: attr.string(),
    status: attr.enum(["open", "done"]).default("open"),
    priority: attr.number().default(3),
    tags: attr.set(attr.string()).optional(),
    createdAt: attr.createdAt(),
    updatedAt: attr.updatedAt(),
    version: attr.version(),
  },
  key: { partitionKey: "id" },
  indexes: { byOwner: { partitionKey: "owner", sortKey: "priority" } },
});
type Todo = Item<typeof Todo>; // { id: string; owner: string; status: "open" | "done"; tags?: Set<string>; … }

// A real DynamoDB engine, in this process's care: no Docker, no Java, no account.
const engine = await startLocal();
const db = new DynamORM({ endpoint: engine.endpoint, middleware: [printRequests] });
const todos = db.model(Todo);

step("Make sure that the table is there", "db.ensureTable(Todo)");
await db.ensureTable(Todo);

step(
  "Create: defaults, timestamps and the version are filled in",
  `todos.create({ id: "1", owner: "ada", title: "Buy milk", tags })`,
);
const milk: Todo = await todos.create({ id: "1", owner: "ada", title: "Buy milk", tags: new Set(["home"]) });

step("Create it again: refused, nothing is overwritten", `todos.create({ id: "1", owner: "eve", title: "Not mine" })`);
await todos.create({ id: "1", owner: "eve", title: "Not mine" }).catch(refused);

step("Get it by its key", `todos.get({ id: "1" })`);
gave(await todos.get({ id: milk.id }));

step("Create two more", `todos.create({ id: "2", … }) and todos.create({ id: "3", … })`);
await todos.create({ id: "2", owner: "ada", title: "Write the report", priority: 1 });
await todos.create({ id: "3", owner: "ada", title: "Call Grace", priority: 2 });

step(
  "Query: the planner sees that the index byOwner serves this, and says why",
  `todos.where("owner", "=", "ada").where("priority", "<=", 2)`,
);
const urgent = todos.where("owner", "=", "ada").where("priority", "<=", 2);
gave(urgent.explain());
gave(await urgent.select("title", "priority").all());

step(
  "Update, if nobody was faster: the version is the one that we read",
  `todos.where("id", "=", "1").update({ status: "done", version: 0 })`,
);
gave(await todos.where("id", "=", milk.id).update({ status: "done", version: milk.version }));

step(
  "Update with the old version: refused",
  `todos.where("id", "=", "1").update({ title: "Buy oat milk", version: 0 })`,
);
await todos.where("id", "=", milk.id).update({ title: "Buy oat milk", version: milk.version }).catch(refused);

step("Count", `todos.where("owner", "=", "ada").count()`);
gave(await todos.where("owner", "=", "ada").count());

step(
  "Page by page, with a cursor",
  `todos.where("owner", "=", "ada").select("title").limit(2).cursor(previous).allPaginated()`,
);
const titles = todos.where("owner", "=", "ada").select("title").limit(2);
const firstPage = await titles.allPaginated();
gave(firstPage);
gave(await titles.cursor(firstPage.cursor).allPaginated());

step(
  "Build an update step by step: counters, lists, sets, nested paths",
  `todos.updateBuilder({ id: "2" }).decrement("priority").add("tags", new Set(["work"])).execute()`,
);
gave(
  await todos
    .updateBuilder({ id: "2" })
    .decrement("priority")
    .add("tags", new Set(["work"]))
    .execute(),
);

step(
  "Both or neither: a transaction",
  `db.transaction((tx) => { tx.delete(Todo, { id: "3" }); tx.update(Todo, { id: "2" }, (u) => u.set("title", …)); })`,
);
await db.transaction((tx) => {
  tx.delete(Todo, { id: "3" });
  tx.update(Todo, { id: "2" }, (u) => u.set("title", "Call Grace, write the report").condition("status", "=", "open"));
});
gave(await todos.batchGet([{ id: "3" }, { id: "2" }]));

step("Delete", `todos.delete({ id: "1" })`);
gave(await todos.delete({ id: milk.id }));

await engine.stop();
console.log("\nThat was the tour. What you watched is apps/tour/src/tour.ts; README.md says where to go on.");
