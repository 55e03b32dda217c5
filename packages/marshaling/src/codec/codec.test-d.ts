// Checked by the compiler alone: none of this is run.
import type { GetItemCommandInput, GetItemCommandOutput, PutItemCommandInput } from "@aws-sdk/client-dynamodb";
import { attr, defineModel, type Item, type ItemKey, type StoredItem, type ValueMismatch } from "@dynamorm/core";
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
    address: attr.map({ city: attr.string(), country: attr.string().default("FR") }).optional(),
    labels: attr
      .set(attr.string())
      .omitEmpty()
      .default(() => new Set<string>()),
    manager: attr.string().nullable().default(null),
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
expectTypeOf((stored: StoredItem) => codec.unmarshalLenient(stored).item).returns.toEqualTypeOf<Partial<User>>();
expectTypeOf((stored: StoredItem) => codec.unmarshalLenient(stored).mismatches).returns.toEqualTypeOf<
  readonly ValueMismatch[]
>();
expectTypeOf((key: ItemKey<typeof User>) => codec.marshalKey(key)).returns.toEqualTypeOf<StoredItem>();

// It takes readonly lists and sets, and undefined for what is optional.
const whole = { id: "1", createdAt: new Date(), status: "active", labels: new Set<string>(), manager: null } as const;
const tags: ReadonlySet<string> = new Set(["a"]);
const notes: readonly string[] = ["a"];
codec.marshal({ ...whole, tags, notes });
codec.marshal({ ...whole, tags: undefined });

codec.marshal({ ...whole, address: { city: "Paris", country: "FR" } });
// JSON is made of the same items.
expectTypeOf((user: User) => codec.marshalJson(user)).returns.toEqualTypeOf<string>();
codec.marshalJson({ ...whole, tags, notes });

// @ts-expect-error: an attribute with a default is required in a whole item
codec.marshal({ id: "1", createdAt: new Date(), labels: new Set<string>(), manager: null });
// @ts-expect-error: also in a map within it
codec.marshal({ ...whole, address: { city: "Paris" } });
// @ts-expect-error: what may be left out of the table may not be left out here
codec.marshal({ id: "1", createdAt: new Date(), status: "active", manager: null });
// @ts-expect-error: nothing is no null
codec.marshal({ ...whole, manager: undefined });
// @ts-expect-error: the attribute is optional, not nullable
codec.marshal({ ...whole, tags: null });
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
