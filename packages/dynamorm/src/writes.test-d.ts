import { expectTypeOf } from "expect-type";
import {
  attr,
  defineModel,
  type DeleteOptions,
  DynamORM,
  type Executor,
  type Item,
  key,
  type ModifyOptions,
  type Outcome,
  type StoreOptions,
  type UpdateOptions,
} from "./index.ts";

// How writes are typed: what they take, and what they give by their options. Only the compiler looks at this file.

const User = defineModel({
  name: "User",
  table: "users",
  attributes: {
    id: attr.string(),
    email: attr.string(),
    age: attr.number(),
    nickname: attr.string().optional(),
    invitedBy: attr.string().readonly().optional(),
    createdAt: attr.createdAt(),
    version: attr.version(),
    deletedAt: attr.deletedAt(),
  },
  key: { partitionKey: "id" },
});
type User = Item<typeof User>;

const Order = defineModel({
  name: "Order",
  table: "orders",
  attributes: { id: attr.string(), shop: attr.string(), state: attr.string(), total: attr.number() },
  key: { partitionKey: "id" },
  indexes: { byState: { partitionKey: key("pk1", "{shop}#{state}") } },
});

const db = new DynamORM({ executor: (() => Promise.resolve({})) as unknown as Executor });
const users = db.model(User);
const orders = db.model(Order);
const one = { id: "1" };
const user = { ...one, email: "e", age: 1 };
const query = users.where("id", "=", "1");

// What a write gives, where nothing is said.
expectTypeOf(users.create(user)).resolves.toEqualTypeOf<User>();
expectTypeOf(users.put(user)).resolves.toEqualTypeOf<User>();
expectTypeOf(users.upsert(user)).resolves.toEqualTypeOf<User>();
expectTypeOf(users.update(one, { age: 2 })).resolves.toEqualTypeOf<User>();
expectTypeOf(query.update({ age: 2 })).resolves.toEqualTypeOf<User>();
expectTypeOf(users.modify(one, () => ({ age: 2 }))).resolves.toEqualTypeOf<User>();
expectTypeOf(users.delete(one)).resolves.toEqualTypeOf<boolean>();
expectTypeOf(query.delete()).resolves.toEqualTypeOf<boolean>();
expectTypeOf(users.restore(one)).resolves.toEqualTypeOf<User>();

// By what it is to give back.
expectTypeOf(users.update(one, {}, { returnValues: "ALL_NEW" })).resolves.toEqualTypeOf<User>();
expectTypeOf(users.update(one, {}, { returnValues: "ALL_OLD" })).resolves.toEqualTypeOf<User>();
expectTypeOf(users.update(one, {}, { returnValues: "UPDATED_NEW" })).resolves.toEqualTypeOf<Partial<User>>();
expectTypeOf(query.update({}, { returnValues: "UPDATED_OLD" })).resolves.toEqualTypeOf<Partial<User>>();
expectTypeOf(query.update({}, { returnValues: "NONE" })).resolves.toEqualTypeOf<undefined>();
expectTypeOf(users.delete(one, { returnValues: "NONE" })).resolves.toEqualTypeOf<boolean>();
expectTypeOf(users.delete(one, { returnValues: "ALL_OLD" })).resolves.toEqualTypeOf<User | undefined>();
expectTypeOf(query.delete({ returnValues: "ALL_OLD", hard: true })).resolves.toEqualTypeOf<User | undefined>();

// By what becomes of a rejection.
expectTypeOf(users.create(user, { rejection: "value" })).resolves.toEqualTypeOf<Outcome<User, User>>();
expectTypeOf(users.put(user, { rejection: "value" })).resolves.toEqualTypeOf<Outcome<User, User>>();
expectTypeOf(users.upsert(user, { rejection: "value" })).resolves.toEqualTypeOf<Outcome<User, User>>();
expectTypeOf(users.update(one, {}, { rejection: "value" })).resolves.toEqualTypeOf<Outcome<User, User>>();
expectTypeOf(users.update(one, {}, { rejection: "value", returnValues: "NONE" })).resolves.toEqualTypeOf<
  Outcome<undefined, User>
>();
expectTypeOf(query.update({}, { rejection: "value", returnValues: "UPDATED_NEW" })).resolves.toEqualTypeOf<
  Outcome<Partial<User>, User>
>();
expectTypeOf(users.updateBuilder(one).set("age", 2).execute({ rejection: "value" })).resolves.toEqualTypeOf<
  Outcome<User, User>
>();
expectTypeOf(users.delete(one, { rejection: "value" })).resolves.toEqualTypeOf<Outcome<boolean, User>>();
expectTypeOf(query.delete({ rejection: "value", returnValues: "ALL_OLD" })).resolves.toEqualTypeOf<
  Outcome<User | undefined, User>
>();
expectTypeOf(users.restore(one, { rejection: "value" })).resolves.toEqualTypeOf<Outcome<User, User>>();
expectTypeOf(users.modify(one, () => {}, { rejection: "value" })).resolves.toEqualTypeOf<Outcome<User, User>>();
expectTypeOf(users.create(user, { rejection: "throw" })).resolves.toEqualTypeOf<User>();

// An outcome is told by `ok`.
const outcome = await users.create(user, { rejection: "value" });
if (outcome.ok) expectTypeOf(outcome.value).toEqualTypeOf<User>();
else expectTypeOf(outcome.current).toEqualTypeOf<User | undefined>();
// @ts-expect-error the value is there only where it was done
void outcome.value;

// Options in a variable: what is not known of them is not known of the result.
const signal: AbortSignal = new AbortController().signal;
const onlySignal = { signal };
expectTypeOf(users.create(user, onlySignal)).resolves.toEqualTypeOf<User>();
expectTypeOf(users.update(one, {}, onlySignal)).resolves.toEqualTypeOf<User>();
expectTypeOf(users.delete(one, onlySignal)).resolves.toEqualTypeOf<boolean>();
const store: StoreOptions<typeof User> = {};
expectTypeOf(users.create(user, store)).resolves.toEqualTypeOf<User | Outcome<User, User>>();
const change: UpdateOptions<typeof User> = {};
expectTypeOf(users.update(one, {}, change)).resolves.toExtend<
  User | Partial<User> | undefined | Outcome<User | Partial<User> | undefined, User>
>();
const erase: DeleteOptions<typeof User> = {};
expectTypeOf(users.delete(one, erase)).resolves.toExtend<
  boolean | User | undefined | Outcome<boolean | User | undefined, User>
>();
const modify: ModifyOptions = {};
expectTypeOf(users.modify(one, () => {}, modify)).resolves.toEqualTypeOf<User | Outcome<User, User>>();
const maybe: { rejection?: "value" } = {};
// @ts-expect-error of options that may not say it, the result would not be known
void users.create(user, maybe);
// @ts-expect-error
void users.modify(one, () => {}, maybe);
const perhaps: { returnValues?: "NONE" } = {};
// @ts-expect-error
void users.update(one, {}, perhaps);
const old: { returnValues?: "ALL_OLD" } = {};
// @ts-expect-error
void query.delete(old);
const widened = { rejection: "value" };
// @ts-expect-error any text is no way to reject
void users.create(user, widened);

// What is wrong does not compile.
// @ts-expect-error create: an option that there is not
void users.create(user, { returnValues: "NONE" });
// @ts-expect-error create: another value of it
void users.create(user, { rejection: "null" });
// @ts-expect-error create: a condition on an attribute that is none
void users.create(user, { condition: (eb) => eb("nope", "=", 1) });
// @ts-expect-error put: a condition that is none
void users.put(user, { condition: () => true });
// @ts-expect-error upsert: an operand of another type
void users.upsert(user, { condition: (eb) => eb("age", ">", "18") });
// @ts-expect-error update: what an update does not give
void users.update(one, {}, { returnValues: "EVERYTHING" });
// @ts-expect-error update of a query: its conditions are its own
void query.update({}, { condition: (eb) => eb.exists("age") });
// @ts-expect-error update: null for what every item has
void users.update(one, { email: null });
// @ts-expect-error delete: what a delete does not give
void users.delete(one, { returnValues: "ALL_NEW" });
// @ts-expect-error delete: a version is a number
void users.delete(one, { version: "1" });
// @ts-expect-error delete: hard or not
void users.delete(one, { hard: "yes" });
// @ts-expect-error delete of a query: its conditions are its own
void query.delete({ condition: (eb) => eb.exists("age") });
// @ts-expect-error restore: half a word
void users.restore(one, { rejections: "value" });
// @ts-expect-error modify: tries are counted
void users.modify(one, () => {}, { tries: "3" });
// @ts-expect-error modify: an attribute of another type
void users.modify(one, () => ({ age: "2" }));
// @ts-expect-error modify: createdAt alone, which is the library's
void users.modify(one, () => ({ createdAt: new Date() }));
// @ts-expect-error modify: an attribute that is none
void users.modify(one, () => ({ nope: 1 }));
// @ts-expect-error modify: null for what every item has
void users.modify(one, () => ({ email: null }));
// @ts-expect-error updateBuilder: only the builder says what is given back
void users.updateBuilder(one).set("age", 1).execute({ returnValues: "NONE" });

// modify: what its function gives.
void users.modify(one, (item) => ({ ...item, age: item.age + 1 }));
void users.modify(one, async ({ age }) => ({ age: age + 1, nickname: null }));
void users.modify(one, (item) => (item.age > 3 ? undefined : { age: 3 }));
void users.modify(one, (item) => ({ ...item, nickname: null }));
void users.modify(one, (item) => {
  item.age++;
  return item;
});
void users.modify(one, () => {});
// The parts of an index's key go together in an update; an item that was read has them all.
void orders.modify(one, () => ({ state: "sent" }));
// @ts-expect-error update: the shop is a part of the same key
void orders.update(one, { state: "sent" });
