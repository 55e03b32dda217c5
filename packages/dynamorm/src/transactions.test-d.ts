import { expectTypeOf } from "expect-type";
import {
  type Action,
  attr,
  defineModel,
  type DynamoDBRequest,
  DynamORM,
  type Executor,
  type Item,
  type TransactionBuilder,
} from "./index.ts";

const Account = defineModel({
  name: "Account",
  table: "accounts",
  attributes: { id: attr.string(), balance: attr.number(), tags: attr.set(attr.string()).optional() },
  key: { partitionKey: "id" },
});
type Account = Item<typeof Account>;

const Payment = defineModel({
  name: "Payment",
  table: "payments",
  attributes: { from: attr.string(), number: attr.number(), amount: attr.number(), version: attr.version() },
  key: { partitionKey: "from", sortKey: "number" },
});
type Payment = Item<typeof Payment>;

const db = new DynamORM({ executor: (() => Promise.resolve({})) as unknown as Executor });
const account = { id: "a", balance: 1 };
const payment = { from: "a", number: 1, amount: 5 };

// What the function returns says what is given.
expectTypeOf(
  db.transaction((tx) => {
    tx.create(Account, account);
  }),
).resolves.toEqualTypeOf<void>();
expectTypeOf(db.transaction((tx) => tx.create(Account, account))).resolves.toEqualTypeOf<Account>();
expectTypeOf(db.transaction(async (tx) => tx.upsert(Payment, payment))).resolves.toEqualTypeOf<Payment>();
expectTypeOf(
  db.transaction((tx) => tx.update(Account, { id: "a" }, { balance: 1 })),
).resolves.toEqualTypeOf<undefined>();
expectTypeOf(db.transaction((tx) => [tx.put(Account, account), tx.create(Payment, payment)])).resolves.toEqualTypeOf<
  [Account, Payment]
>();
expectTypeOf(
  db.transaction(async (tx) => [tx.put(Account, account), 7, tx.create(Payment, payment)]),
).resolves.toEqualTypeOf<[Account, 7, Payment]>();
expectTypeOf(
  db.transaction((tx) => ["a", "b"].map((id) => tx.create(Account, { id, balance: 0 }))),
).resolves.toEqualTypeOf<Account[]>();
const held = db.transaction((tx) => ({
  made: tx.create(Account, account),
  changed: tx.update(Account, { id: "b" }, { balance: 1 }),
  maybe: Math.random() > 0.5 ? tx.upsert(Payment, payment) : undefined,
  total: 7,
}));
expectTypeOf(held).resolves.toEqualTypeOf<{
  made: Account;
  changed: undefined;
  maybe: Payment | undefined;
  total: 7;
}>();
expectTypeOf(db.transaction(() => new Date(0))).resolves.toEqualTypeOf<Date>();
expectTypeOf(db.transaction(async () => account)).resolves.toEqualTypeOf<{ id: string; balance: number }>();
expectTypeOf(db.transaction(() => 7)).resolves.toEqualTypeOf<7>();

// An action is no promise, and has no item yet.
void db.transaction((tx) => {
  const made = tx.create(Account, account);
  expectTypeOf(made).toEqualTypeOf<Action<Account>>();
  // @ts-expect-error there is nothing to wait for
  void made.then;
  // @ts-expect-error the item is there when the transaction is done
  void made.balance;
});

// Everything that api.md shows.
void db.transaction((tx) => {
  tx.create(Payment, payment);
  tx.update(Account, { id: "a" }, (u) => u.add("balance", -5).condition("balance", ">=", 5));
  tx.check(Account, { id: "b" }, (c) => c.exists("id"));
});

// The builder gives a result for each action.
const built = db
  .transaction()
  .create(Account, account)
  .update(Account, { id: "b" }, { balance: 2 }, { condition: (eb) => eb("balance", "<", 2) })
  .put(Payment, payment)
  .delete(Account, { id: "c" }, { hard: true, version: 3 })
  .check(Account, { id: "d" }, (c) => c.exists("id"));
expectTypeOf(built.execute({ token: "t", tries: 3 })).resolves.toEqualTypeOf<
  [Account, undefined, Payment, undefined, undefined]
>();
expectTypeOf(built.toRequest()).resolves.toEqualTypeOf<DynamoDBRequest<"TransactWriteItems">>();

// In a loop nobody knows how many actions there are.
let cleared: TransactionBuilder = db.transaction();
for (const id of ["a", "b"]) cleared = cleared.delete(Account, { id });
expectTypeOf(cleared.execute()).resolves.toEqualTypeOf<unknown[]>();
expectTypeOf(db.transaction().execute()).resolves.toEqualTypeOf<[]>();
// @ts-expect-error the results of a builder are those of its actions
const other: typeof built = db.transaction().create(Account, account);
void other;

// What is read has the types of what was asked for, in order.
expectTypeOf(
  db.transactGet([
    [Account, { id: "a" }],
    [Payment, { from: "a", number: 1 }],
  ]),
).resolves.toEqualTypeOf<[Account | undefined, Payment | undefined]>();
expectTypeOf(db.transactGet(["a", "b"].map((id) => [Account, { id }] as const))).resolves.toEqualTypeOf<
  (Account | undefined)[]
>();

// What is wrong does not compile.
void db.transaction((tx) => {
  // @ts-expect-error a required attribute is missing
  tx.create(Account, { id: "a" });
  // @ts-expect-error an attribute that the model lacks
  tx.put(Account, { ...account, name: "x" });
  // @ts-expect-error half a key
  tx.delete(Payment, { from: "a" });
  // @ts-expect-error the key of another model
  tx.update(Account, { from: "a", number: 1 }, { balance: 1 });
  // @ts-expect-error an attribute of another type
  tx.update(Account, { id: "a" }, { balance: "1" });
  // @ts-expect-error a step that the attribute does not take
  tx.update(Account, { id: "a" }, (u) => u.appendToList("balance", [1]));
  // @ts-expect-error a function that gives no builder
  tx.update(Account, { id: "a" }, (u) => void u.add("balance", 1));
  // @ts-expect-error nothing is sent by the builder of one action
  tx.update(Account, { id: "a" }, (u) => u.add("balance", 1).execute());
  // @ts-expect-error a check without a condition
  tx.check(Account, { id: "a" });
  // @ts-expect-error a condition on an attribute that the model lacks
  tx.check(Account, { id: "a" }, (c) => c.exists("name"));
  // @ts-expect-error a transaction gives nothing back
  tx.delete(Account, { id: "a" }, { returnValues: "ALL_OLD" });
  // @ts-expect-error a rejection is told of the transaction
  tx.create(Account, account, { rejection: "value" });
});
// @ts-expect-error a token is text
void db.transaction((tx) => tx.create(Account, account), { token: 7 });
// @ts-expect-error an option that does not exist
void db.transaction((tx) => tx.create(Account, account), { retries: 7 });
// @ts-expect-error the key of another model
void db.transactGet([[Account, { from: "a", number: 1 }]]);
// @ts-expect-error half a key
void db.transactGet([[Payment, { from: "a" }]]);
// @ts-expect-error more than a key
void db.transactGet([[Account, { id: "a", balance: 1 }]]);
// @ts-expect-error no model
void db.transactGet([["Account", { id: "a" }]]);
