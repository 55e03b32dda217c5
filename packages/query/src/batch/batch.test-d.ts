import type { Executor, Item } from "@dynamorm/core";
import { BatchError } from "@dynamorm/core";
import { orderModel, userModel } from "../../test/fixtures/user.ts";
import { repository } from "../repository.ts";

const User = userModel();
const Order = orderModel();
type User = Item<typeof User>;

declare const execute: Executor;
const users = repository(User, execute);
const orders = repository(Order, execute);
/** Takes a promise of this type, and of no other. */
declare function is<Wanted>(): <Given>(
  call: Promise<Given> & ([Given, Wanted] extends [Wanted, Given] ? unknown : never),
) => void;
const key = { id: "1" };
const newUser = { id: "1", email: "ada@example.com", age: 36 };

is<(User | undefined)[]>()(users.batchGet([key]));
is<User[]>()(users.batchPut([newUser]));
is<User[]>()(users.batchCreate(new Set([newUser])));
is<void>()(users.batchDelete([key]));
is<User[]>()(users.batchWrite({ put: [newUser] }));
is<User[]>()(users.batchUpdate([{ key, changes: { age: 3 } }]));

void users.batchUpdate([
  { key, changes: { age: 3, version: 1 }, condition: (eb) => eb("age", "<", 3) },
  { key, update: (u) => u.increment("age").set("address.city", "Lyon").conditionVersion(3) },
]);
void users.batchPut([newUser], { concurrency: 4, timeoutMs: 1000, onProgress: ({ done }) => void done });

// @ts-expect-error the key of a user is its id
void users.batchGet([{ email: "ada@example.com" }]);
// @ts-expect-error an order has two parts of a key
void orders.batchDelete([{ customerId: "c1" }]);
// @ts-expect-error an item without what is required
void users.batchPut([{ id: "1" }]);
// @ts-expect-error an attribute that there is not
void users.batchCreate([{ ...newUser, mail: "" }]);
// @ts-expect-error an item is no list
void users.batchPut(newUser);
// @ts-expect-error a stream is gathered first
void users.batchPut(users.scan());
// @ts-expect-error the key cannot be changed
void users.batchUpdate([{ key, changes: { id: "2" } }]);
// @ts-expect-error one of changes and update
void users.batchUpdate([{ key }]);
// @ts-expect-error one of changes and update, not both
void users.batchUpdate([{ key, changes: { age: 3 }, update: (u) => u.increment("age") }]);
// @ts-expect-error only numbers are counted
void users.batchUpdate([{ key, update: (u) => u.increment("email") }]);
// @ts-expect-error a builder of a batch is not sent by itself
void users.batchUpdate([{ key, update: (u) => u.increment("age").execute() }]);
// @ts-expect-error there is no such option
void users.batchPut([newUser], { condition: () => true });
// @ts-expect-error only reads are consistent
void users.batchDelete([key], { consistent: true });

/** What remains is given to the same method again: which one that was, an error that is caught does not tell. */
export async function onceMore(items: readonly (typeof newUser)[]): Promise<void> {
  try {
    await users.batchPut(items);
  } catch (error) {
    if (!(error instanceof BatchError)) throw error;
    // @ts-expect-error it may be what another call was given
    await users.batchPut(error.remaining);
    await users.batchPut(error.remaining as typeof items);
  }
}
