import type { DynamoDBClientConfig } from "@aws-sdk/client-dynamodb";
import { expectTypeOf } from "expect-type";
import type { ClientConfig, optionNames } from "./client-config.ts";

// The list is the SDK's, to a name: a newer SDK with more or fewer of them stops here.
expectTypeOf<(typeof optionNames)[number]>().toEqualTypeOf<keyof DynamoDBClientConfig>();

// What the SDK takes we take, and `undefined` with it.
expectTypeOf<DynamoDBClientConfig>().toExtend<ClientConfig>();
expectTypeOf<{ endpoint: string | undefined; region: undefined }>().toExtend<ClientConfig>();
expectTypeOf<{ endpoint: number }>().not.toExtend<ClientConfig>();
expectTypeOf<{ region: 5 }>().not.toExtend<ClientConfig>();
