import type { DynamoDBRequest } from "@dynamorm/core";
import { expect } from "@jest/globals";
import type { ClientConfig } from "../../src/index.ts";
import { expectSameSent } from "./sent.ts";

/**
 * Where both transports send a request: its address, and the region that it is signed for, if that is not `eu-west-1`. `undefined`
 * where both refuse to.
 */
export async function destination(request: DynamoDBRequest, config: ClientConfig = {}): Promise<string | undefined> {
  const { wires, failure } = await expectSameSent(request, () => config);
  expect(wires.length).toBe(failure === undefined ? 1 : 0);
  const [wire] = wires;
  if (wire === undefined) return undefined;
  const { region } = wire.authorization.scope;
  return `${wire.origin}${wire.path}${region === "eu-west-1" ? "" : ` for ${region}`}`;
}

/** A request that is as good as any other. */
export const get: DynamoDBRequest<"GetItem"> = {
  operation: "GetItem",
  input: { TableName: "users", Key: { id: { S: "é" } } },
};
