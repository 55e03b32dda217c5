import { expectTypeOf } from "expect-type";
import {
  attr,
  defineModel,
  DynamORM,
  type Executor,
  type Item,
  type ItemKey,
  type ItemUpdate,
  type NewItem,
  type Page,
} from "./index.ts";

// What is wrong and visible to the compiler does not compile. Only the compiler looks at this file: `typecheck` does.

const User = defineModel({
  name: "User",
  table: "users",
  attributes: {
    id: attr.string(),
    email: attr.string(),
    age: attr.number(),
    born: attr.date().optional(),
    status: attr.enum(["active", "disabled"]).default("active"),
    tags: attr.set(attr.string()).optional(),
    notes: attr.list(attr.string()).optional(),
    address: attr.map({ city: attr.string(), zip: attr.string().optional() }).optional(),
    active: attr.boolean().default(true),
    invitedBy: attr.string().readonly().optional(),
    createdAt: attr.createdAt(),
    updatedAt: attr.updatedAt(),
    version: attr.version(),
    expires: attr.ttl().optional(),
  },
  key: { partitionKey: "id" },
  indexes: { byStatus: { partitionKey: "status", sortKey: "age" }, byEmail: { partitionKey: "email" } },
});

const Order = defineModel({
  name: "Order",
  table: "orders",
  attributes: { customerId: attr.string(), orderId: attr.number(), total: attr.number() },
  key: { partitionKey: "customerId", sortKey: "orderId" },
});

const db = new DynamORM({ executor: (() => Promise.resolve({})) as unknown as Executor });
const users = db.model(User);
const orders = db.model(Order);

// An item is a plain object of its fields.
expectTypeOf<Item<typeof User>>().toEqualTypeOf<{
  id: string;
  email: string;
  age: number;
  born?: Date;
  status: "active" | "disabled";
  tags?: Set<string>;
  notes?: string[];
  address?: { city: string; zip?: string };
  active: boolean;
  invitedBy?: string;
  createdAt: Date;
  updatedAt: Date;
  version: number;
  expires?: Date;
}>();

// A new item needs what nothing fills in.
expectTypeOf<NewItem<typeof User>>().toEqualTypeOf<{
  id: string;
  email: string;
  age: number;
  born?: Date | undefined;
  status?: "active" | "disabled" | undefined;
  tags?: ReadonlySet<string> | undefined;
  notes?: readonly string[] | undefined;
  address?: { city: string; zip?: string | undefined } | undefined;
  active?: boolean | undefined;
  invitedBy?: string | undefined;
  createdAt?: Date | undefined;
  updatedAt?: Date | undefined;
  version?: number | undefined;
  expires?: Date | undefined;
}>();

// An update leaves out what cannot change; null removes what is optional.
expectTypeOf<ItemUpdate<typeof User>>().toEqualTypeOf<{
  email?: string | undefined;
  age?: number | undefined;
  born?: Date | null | undefined;
  status?: "active" | "disabled" | undefined;
  tags?: ReadonlySet<string> | null | undefined;
  notes?: readonly string[] | null | undefined;
  address?: { city: string; zip?: string | undefined } | null | undefined;
  active?: boolean | undefined;
  version?: number | undefined;
  expires?: Date | null | undefined;
  invitedBy?: undefined;
}>();

// A key is its parts.
expectTypeOf<ItemKey<typeof User>>().toEqualTypeOf<{ id: string }>();
expectTypeOf<ItemKey<typeof Order>>().toEqualTypeOf<{ customerId: string; orderId: number }>();

// Results have the type of what was asked for.
const query = users.where("status", "=", "active");
expectTypeOf(query.all()).resolves.toEqualTypeOf<Item<typeof User>[]>();
expectTypeOf(query.first()).resolves.toEqualTypeOf<Item<typeof User> | undefined>();
expectTypeOf(query.select("id", "born").all()).resolves.toEqualTypeOf<{ id: string; born?: Date }[]>();
expectTypeOf(query.select("id").allPaginated()).resolves.toEqualTypeOf<Page<{ id: string }>>();
expectTypeOf(query.count()).resolves.toBeNumber();
expectTypeOf(users.get({ id: "1" })).resolves.toEqualTypeOf<Item<typeof User> | undefined>();

// An item that was read can be written again.
const found = await users.where("id", "=", "1").firstOrThrow();
await users.put(found);
await users.put({ ...found, age: 31 });
const { invitedBy: _, ...rest } = found;
await users.update({ id: found.id }, { ...rest, age: 31 });

// What is wrong does not compile.
// @ts-expect-error create: a required attribute is missing
void users.create({ id: "1", email: "e" });
// @ts-expect-error create: an attribute of another type
void users.create({ id: "1", email: "e", age: "30" });
// @ts-expect-error create: an attribute that the model lacks
void users.create({ id: "1", email: "e", age: 1, emial: "x" });
// @ts-expect-error create: not one of the enum
void users.create({ id: "1", email: "e", age: 1, status: "deleted" });
// @ts-expect-error create: an array is no set
void users.create({ id: "1", email: "e", age: 1, tags: ["a"] });
// @ts-expect-error create: a set of other elements
void users.create({ id: "1", email: "e", age: 1, tags: new Set([1]) });
// @ts-expect-error create: a nested attribute is missing
void users.create({ id: "1", email: "e", age: 1, address: { zip: "1" } });
// @ts-expect-error create: null is no date
void users.create({ id: "1", email: "e", age: 1, born: null });
// @ts-expect-error create: a text is no date
void users.create({ id: "1", email: "e", age: 1, born: "2020-01-01" });
// @ts-expect-error put: a required attribute is missing
void users.put({ id: "1" });
// @ts-expect-error get: a key of another attribute
void users.get({ email: "e" });
// @ts-expect-error get: a key of another type
void users.get({ id: 1 });
// @ts-expect-error get: half a key
void orders.get({ customerId: "c" });
// @ts-expect-error get: more than the key
void orders.get({ customerId: "c", orderId: 1, total: 1 });
// @ts-expect-error delete: half a key
void orders.delete({ orderId: 1 });
// @ts-expect-error update: the key
void users.update({ id: "1" }, { id: "2" });
// @ts-expect-error update: a readonly attribute
void users.update({ id: "1" }, { invitedBy: "eve" });
// @ts-expect-error update: createdAt is the library's
void users.update({ id: "1" }, { createdAt: new Date() });
// @ts-expect-error update: updatedAt is the library's
void users.update({ id: "1" }, { updatedAt: new Date() });
// @ts-expect-error update: a required attribute cannot be removed
void users.update({ id: "1" }, { email: null });
// @ts-expect-error update: an attribute that the model lacks
void users.where("id", "=", "1").update({ emial: "x" });
// @ts-expect-error update: another type
void users.where("id", "=", "1").update({ age: "31" });
// @ts-expect-error update: a whole item that holds a readonly attribute
void users.update({ id: "1" }, { ...({} as Item<typeof User>) });
// @ts-expect-error where: an unknown attribute
users.where("nope", "=", 1);
// @ts-expect-error where: an unknown nested attribute
users.where("address.street", "=", "x");
// @ts-expect-error where: an operand of another type
users.where("age", ">", "18");
// @ts-expect-error where: a date is compared to dates
users.where("createdAt", ">", "2026-01-01");
// @ts-expect-error where: an operator that the type lacks
users.where("age", "begins_with", "1");
// @ts-expect-error where: booleans have no order
users.where("active", ">", false);
// @ts-expect-error where: not one of the enum
users.where("status", "=", "deleted");
// @ts-expect-error where: an operand is missing
users.where("age", ">");
// @ts-expect-error where: an operand too many
users.where("tags", "attribute_exists", true);
// @ts-expect-error where: no operator of DynamoDB
users.where("age", "!=", 1);
// @ts-expect-error filter: an element of another type
users.filter((eb) => eb("tags", "contains", 1));
// @ts-expect-error filter: a function that gives no condition
users.query().filter(() => true);
// @ts-expect-error index: an unknown one
users.query().index("byAge");
// @ts-expect-error index: the model has none
orders.query().index("byTotal");
// @ts-expect-error orderBy: no sort key of the table or of an index
users.query().orderBy("email");
// @ts-expect-error orderBy: another direction
users.query().orderBy("age", "up");
// @ts-expect-error select: an unknown attribute
users.query().select("nope");
// @ts-expect-error select: nothing
users.query().select();
// @ts-expect-error limit: a text
users.query().limit("10");
const selected = users.query().select("id").first();
// @ts-expect-error a selected item has nothing else
void selected.then((user) => user?.email);
// @ts-expect-error an optional attribute may be missing
void users.get({ id: "1" }).then((user) => user?.tags.size);
// @ts-expect-error a client and an endpoint
void new DynamORM({ executor: db.executor, endpoint: "http://localhost:8000" });
// @ts-expect-error an option that does not exist
void new DynamORM({ regoin: "eu-west-1" });
// @ts-expect-error no client of DynamoDB
void new DynamORM({ client: { send: () => {} } });
const capacity = { readCapacityUnits: 1, writeCapacityUnits: 1 };
// @ts-expect-error capacity for an index that the model lacks
void db.createTable(User, { billing: { ...capacity, indexes: { byAge: capacity } } });
// @ts-expect-error no model
db.model({ name: "User" });
