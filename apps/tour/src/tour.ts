import { startLocal } from "@dynamorm/local";
import { attr, defineModel, DynamORM, type Item } from "dynamorm";
import { printRequests, say } from "./print.ts";

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
type Todo = Item<typeof Todo>; // hover it: { id: string; owner: string; status: "open" | "done"; tags?: Set<string>; … }

// A real DynamoDB engine in this process's care: no Docker, no Java, no account.
const engine = await startLocal();
const db = new DynamORM({ endpoint: engine.endpoint, middleware: [printRequests] });
const todos = db.model(Todo);

say("Make sure that the table is there", "db.ensureTable(Todo)");
await db.ensureTable(Todo);

say("Create: defaults, timestamps and the version are filled in", `todos.create({ id: "1", owner: "ada", … })`);
const milk: Todo = await todos.create({ id: "1", owner: "ada", title: "Buy milk", tags: new Set(["home"]) });
await todos.create({ id: "2", owner: "ada", title: "Write the report", priority: 1 });
await todos.create({ id: "3", owner: "ada", title: "Call Grace", priority: 2 });
await todos.create({ id: "4", owner: "grace", title: "Debug the relay", priority: 1 });

say("Create again: refused, nothing is overwritten", `todos.create({ id: "1", … })`);
await todos.create({ id: "1", owner: "eve", title: "Not mine" }).catch((error: Error) => say.answer(`${error.name}: ${error.message}`));

say("Get by key", `todos.get({ id: "1" })`);
say.answer(await todos.get({ id: milk.id }));

say("Query: the planner sees that byOwner serves this", `todos.where("owner", "=", "ada").where("priority", "<=", 2).orderBy("priority")`);
const urgent = todos.where("owner", "=", "ada").where("priority", "<=", 2).orderBy("priority");
say.answer(urgent.explain());
say.answer((await urgent.select("title", "priority").all()).map(({ title, priority }) => `${priority} ${title}`));

say("Update, if nobody was faster: the version is the one we read", `todos.where("id", "=", "1").update({ status: "done", version: 0 })`);
const done = await todos.where("id", "=", milk.id).update({ status: "done", version: milk.version });
say.answer(`version ${milk.version} → ${done.version}`);

say("Update with the old version: refused", `todos.where("id", "=", "1").update({ title: "…", version: 0 })`);
await todos
  .where("id", "=", milk.id)
  .update({ title: "Buy oat milk", version: milk.version })
  .catch((error: Error) => say.answer(`${error.name}: ${error.message}`));

say("Count", `todos.where("owner", "=", "ada").count()`);
say.answer(await todos.where("owner", "=", "ada").count());

say("Page by page, with a cursor", `todos.where("owner", "=", "ada").limit(2).cursor(previous).allPaginated()`);
const first = await todos.where("owner", "=", "ada").limit(2).allPaginated();
say.answer({ titles: first.items.map(({ title }) => title), hasMore: first.hasMore, cursor: first.cursor });
const second = await todos.where("owner", "=", "ada").limit(2).cursor(first.cursor).allPaginated();
say.answer({ titles: second.items.map(({ title }) => title), hasMore: second.hasMore });

say("Delete", `todos.delete({ id: "1" })`);
await todos.delete({ id: milk.id });
say.answer(await todos.get({ id: milk.id }));

await engine.stop();
say("That was the tour. Next: README.md, and apps/tour/src/tour.ts, which is what you just watched.");
