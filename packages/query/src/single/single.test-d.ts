// Checked by the compiler alone: none of this is run.
import type { Executor } from "@dynamorm/core";
import * as attr from "@dynamorm/marshaling/attr";
import { createItem, declareModel, deleteItem, getItem, type Item, putItem, updateItem, upsertItem } from "./index.ts";

const User = declareModel({
  name: "User",
  table: "users",
  attributes: {
    id: attr.string(),
    status: attr.enum(["active", "disabled"]).default("active"),
    tags: attr.set(attr.string()).optional(),
  },
  key: { partitionKey: "id" },
});
type User = Item<typeof User>;
declare const execute: Executor;

// Attributes that bring their codecs have the types of those that do not.
const user: User = { id: "1", status: "active", tags: new Set(["a"]) };
// @ts-expect-error: the status is one of two
export const wrong: User = { ...user, status: "new" };

/** Each gives what the repository gives. */
export async function results(): Promise<void> {
  const found = await getItem(execute, User, { id: "1" });
  // @ts-expect-error: there may be none
  found.status.toUpperCase();
  const users: User[] = [
    found ?? user,
    await createItem(execute, User, { id: "1" }),
    await putItem(execute, User, { id: "1" }),
    await upsertItem(execute, User, { id: "1" }),
    await updateItem(execute, User, { id: "1" }, { tags: null }),
  ];
  users[0]?.tags?.has("a");
  const nothing: undefined = await updateItem(execute, User, { id: "1" }, { tags: null }, { returnValues: "NONE" });
  const wasThere: boolean = await deleteItem(execute, User, { id: "1" });
  const deleted: User | undefined = await deleteItem(execute, User, { id: "1" }, { returnValues: "ALL_OLD" });
  const made = await createItem(execute, User, { id: "1" }, { rejection: "value" });
  if (made.ok) made.value.status.toUpperCase();
  void [nothing, wasThere, deleted];
}

// @ts-expect-error: a part of the key is missing
void getItem(execute, User, {});
// @ts-expect-error: the status is one of two
void putItem(execute, User, { id: "1", status: "new" });
// @ts-expect-error: what is required is not removed
void updateItem(execute, User, { id: "1" }, { status: null });
// @ts-expect-error: there is no such option
void getItem(execute, User, { id: "1" }, { consistant: true });
