import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import type { Executor } from "@dynamorm/core";
import { expectTypeOf } from "expect-type";
import { attr, defineModel, DynamORM } from "./fast.ts";
import type { DynamORM as Whole } from "./index.ts";

const User = defineModel({
  name: "User",
  table: "users",
  attributes: { id: attr.string(), age: attr.number() },
  key: { partitionKey: "id" },
});

const db = new DynamORM({ region: "eu-west-1", credentials: async () => ({ accessKeyId: "a", secretAccessKey: "b" }) });
expectTypeOf(await db.model(User).get({ id: "1" })).toEqualTypeOf<{ id: string; age: number } | undefined>();

// What takes a connection takes one of either entry.
expectTypeOf(db).toEqualTypeOf<DynamORM>();
expectTypeOf<DynamORM>().toEqualTypeOf<Whole>();

declare const client: DynamoDBClient;
declare const executor: Executor;
void new DynamORM({ executor, tablePrefix: "dev-", now: () => new Date() });

// @ts-expect-error -- there is no SDK
void new DynamORM({ client });
// @ts-expect-error -- there is one way that requests take
void new DynamORM({ transport: "fast" });
// @ts-expect-error -- an executor is configured by whoever made it
void new DynamORM({ executor, region: "eu-west-1" });
// @ts-expect-error -- a slip of the pen
void new DynamORM({ regoin: "eu-west-1" });
// @ts-expect-error -- profiles are not read
void new DynamORM({ profile: "work" });
// @ts-expect-error -- an option of the SDK's handler
void new DynamORM({ requestHandler: { requestTimeout: 1000 } });
