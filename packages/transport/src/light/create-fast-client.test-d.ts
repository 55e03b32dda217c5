import { ConfiguredRetryStrategy } from "@smithy/util-retry";
import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import type { Executor } from "@dynamorm/core";
import { expectTypeOf } from "expect-type";
import { createFastClient, type FastClient } from "../fast.ts";

const client = createFastClient();
expectTypeOf(client).toEqualTypeOf<FastClient>();
expectTypeOf(client.executor).toEqualTypeOf<Executor>();
const { Item } = await client.executor({ operation: "GetItem", input: { TableName: "users", Key: {} } });
expectTypeOf(Item?.["id"]?.S).toEqualTypeOf<string | undefined>();

// What the SDK has for credentials, handlers and retries fits.
declare const sdk: DynamoDBClient;
const { credentials, requestHandler } = sdk.config;
createFastClient({ credentials, requestHandler, retryStrategy: new ConfiguredRetryStrategy(3) });
createFastClient({ credentials: { accessKeyId: "AKID", secretAccessKey: "secret" }, region: undefined });

// @ts-expect-error -- a slip of the pen
createFastClient({ regoin: "eu-west-1" });
// @ts-expect-error -- no function: what is asked later cannot be checked now
createFastClient({ region: async () => "eu-west-1" });
// @ts-expect-error -- an option of the SDK's handler
createFastClient({ requestHandler: { requestTimeout: 1000 } });
// @ts-expect-error -- profiles are not read
createFastClient({ profile: "work" });
// @ts-expect-error -- there is one way to retry, or one's own
createFastClient({ retryMode: "adaptive" });
// @ts-expect-error -- half of them
createFastClient({ credentials: { accessKeyId: "AKID" } });
// @ts-expect-error -- no number
createFastClient({ maxAttempts: "3" });
// @ts-expect-error -- a mode that there is not
createFastClient({ accountIdEndpointMode: "maybe" });
// @ts-expect-error -- a client
createFastClient(sdk);
