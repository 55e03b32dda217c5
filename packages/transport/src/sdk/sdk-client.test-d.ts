import type { __Client, DynamoDB, DynamoDBClient, DynamoDBClientConfig } from "@aws-sdk/client-dynamodb";
import type { DynamoDBDocument, DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { expectTypeOf } from "expect-type";
import type { SdkClient } from "./sdk-client.ts";

expectTypeOf<DynamoDBClient>().toExtend<SdkClient>();
expectTypeOf<DynamoDB>().toExtend<SdkClient>();
expectTypeOf<DynamoDBDocumentClient>().toExtend<SdkClient>();
expectTypeOf<DynamoDBDocument>().toExtend<SdkClient>();

/** A client as the SDK makes it, of a service that has other operations. */
type OtherClient = __Client<
  { readonly requestTimeout?: number },
  { readonly Bucket: string },
  { readonly $metadata: object; readonly Body?: string },
  DynamoDBClient["config"]
>;

expectTypeOf<OtherClient>().not.toExtend<SdkClient>();
expectTypeOf<DynamoDBClientConfig>().not.toExtend<SdkClient>();
expectTypeOf<typeof DynamoDBClient>().not.toExtend<SdkClient>();
expectTypeOf<{ readonly region: string }>().not.toExtend<SdkClient>();
expectTypeOf<{ readonly send: DynamoDBClient["send"] }>().not.toExtend<SdkClient>();
expectTypeOf<undefined>().not.toExtend<SdkClient>();
