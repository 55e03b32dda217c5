// Checked by the compiler alone: none of this is run.
import type { GetItemCommandInput, GetItemCommandOutput, PutItemCommandInput } from "@aws-sdk/client-dynamodb";
import { attr, defineModel, type Item, type ItemKey, type StoredItem } from "@dynamorm/core";
import { expectTypeOf } from "expect-type";
import { compileCodec } from "./compile-codec.ts";

const User = defineModel({
  name: "User",
  table: "users",
  attributes: {
    id: attr.string(),
    createdAt: attr.createdAt(),
    status: attr.enum(["active", "disabled"]).default("active"),
    tags: attr.set(attr.string()).optional(),
    notes: attr.list(attr.string()).optional(),
  },
  key: { partitionKey: "id", sortKey: "createdAt" },
});
type User = Item<typeof User>;

const codec = compileCodec(User);
const withoutModel = compileCodec({ attributes: { id: attr.string(), age: attr.number().optional() } });

// A codec has the types of its model.
expectTypeOf((user: User) => codec.marshal(user)).returns.toEqualTypeOf<StoredItem>();
expectTypeOf((stored: StoredItem) => codec.unmarshal(stored)).returns.toEqualTypeOf<User>();
expectTypeOf((stored?: StoredItem) => codec.unmarshal(stored)).returns.toEqualTypeOf<User | undefined>();
expectTypeOf(() => codec.unmarshalSome({}, ["id", "tags"])).returns.toEqualTypeOf<Pick<User, "id" | "tags">>();
expectTypeOf((key: ItemKey<typeof User>) => codec.marshalKey(key)).returns.toEqualTypeOf<StoredItem>();

// It takes readonly lists and sets, and undefined for what is optional.
const whole = { id: "1", createdAt: new Date(), status: "active" } as const;
const tags: ReadonlySet<string> = new Set(["a"]);
const notes: readonly string[] = ["a"];
codec.marshal({ ...whole, tags, notes });
codec.marshal({ ...whole, tags: undefined });

// @ts-expect-error: an attribute with a default is required in a whole item
codec.marshal({ id: "1", createdAt: new Date() });
// @ts-expect-error: an array is no set
codec.marshal({ ...whole, tags: ["a"] });
// @ts-expect-error: there is no such attribute
codec.marshal({ ...whole, nickname: "x" });
// @ts-expect-error: there is no such attribute
codec.unmarshalSome({}, ["nickname"]);
// @ts-expect-error: a part of the key is missing
codec.marshalKey({ id: "1" });

// Without a model the types are those of the attributes, and there is no key.
expectTypeOf(() => withoutModel.unmarshal({})).returns.toEqualTypeOf<{ id: string; age?: number }>();
withoutModel.marshal({ id: "1", age: undefined });
// @ts-expect-error: there is no key
withoutModel.marshalKey({ id: "1" });

// The SDK's own types fit, both ways.
expectTypeOf((output: GetItemCommandOutput) => codec.unmarshal(output.Item)).returns.toEqualTypeOf<User | undefined>();
expectTypeOf((user: User): PutItemCommandInput["Item"] => codec.marshal(user)).toBeFunction();
expectTypeOf((key: ItemKey<typeof User>): GetItemCommandInput["Key"] => codec.marshalKey(key)).toBeFunction();
