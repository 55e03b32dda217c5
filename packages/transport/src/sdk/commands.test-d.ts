import type * as sdk from "@aws-sdk/client-dynamodb";
import type { OperationInput, OperationName, OperationOutput } from "@dynamorm/core";
import { expectTypeOf } from "expect-type";

// Core knows nothing of the SDK: that its types are the SDK's, in both directions, is held here, for every operation.
type Command<Name extends OperationName> = InstanceType<(typeof sdk)[`${Name}Command`]>;
type SdkInput<Name extends OperationName> = Command<Name>["input"];
type SdkOutput<Name extends OperationName> = Awaited<
  ReturnType<ReturnType<Command<Name>["resolveMiddleware"]>>
>["output"];

type WrongInputs = {
  [Name in OperationName]: OperationInput<Name> extends SdkInput<Name> ? never : Name;
}[OperationName];

type WrongOutputs = {
  [Name in OperationName]: SdkOutput<Name> extends OperationOutput<Name> ? never : Name;
}[OperationName];

expectTypeOf<WrongInputs>().toBeNever();
expectTypeOf<WrongOutputs>().toBeNever();

// The types above are what they are meant to be, and not `any` or `never`.
expectTypeOf<SdkInput<"PutItem">>().toEqualTypeOf<sdk.PutItemCommandInput>();
expectTypeOf<SdkOutput<"Query">>().toEqualTypeOf<sdk.QueryCommandOutput>();
