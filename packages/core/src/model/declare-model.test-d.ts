// Checked by the compiler alone: none of this is run.
import { expectTypeOf } from "expect-type";
import { attr } from "../attributes/attr.ts";
import { declareModel } from "./declare-model.ts";
import { defineModel } from "./define-model.ts";

const attributes = { id: attr.string(), age: attr.number().optional() };

const User = declareModel({ name: "User", table: "users", attributes, key: { partitionKey: "id" } });
const Defined = defineModel({ name: "User", table: "users", attributes, key: { partitionKey: "id" } });

// It is the same model.
expectTypeOf(User).toEqualTypeOf<typeof Defined>();

// @ts-expect-error: a key is never missing
declareModel({ name: "User", table: "users", attributes, key: { partitionKey: "age" } });
// @ts-expect-error: there is no such attribute
declareModel({ name: "User", table: "users", attributes, key: { partitionKey: "email" } });
// @ts-expect-error: there is no naming
declareModel({ name: "User", table: "users", attributes, key: { partitionKey: "id" }, naming: "snake_case" });
