import type { DynamoDBRequest } from "@dynamorm/core";
import { expect } from "@jest/globals";
import type { ClientConfig } from "../../src/index.ts";
import { type Answer, recordingHandler } from "./recording-handler.ts";
import { headerOf } from "./seen-request.ts";
import { type Both, onBoth, type Transport, withClient } from "./transports.ts";
import { allRight, type Wire, wireOf } from "./wire-of.ts";

/** The secret of all credentials here. */
export const secretAccessKey = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
/** Credentials without anything that is optional. */
export const credentials = { accessKeyId: "AKIDEXAMPLE", secretAccessKey };

/** What a call had sent: its requests, and how it failed, if it did. */
export interface Sent {
  readonly wires: readonly Wire[];
  /** The same request once more, where the first was answered at once. */
  readonly again?: readonly Wire[];
  /** How many calls they are of, by what they say: attempts of one call have one id. */
  readonly calls?: number;
  readonly failure?: string;
}

/** What both transports send for a request, without anything leaving this machine. */
export function sentByBoth(
  request: DynamoDBRequest,
  configOf: () => ClientConfig,
  answers: readonly Answer[] = [],
  tested?: Transport,
): Promise<Both<Sent>> {
  return onBoth(async (transport) => {
    const { requestHandler, requests } = recordingHandler(...answers);
    const config = { region: "eu-west-1", credentials, requestHandler, ...configOf() };
    const failure = await withClient(config, async (client) => {
      const execute = transport(client);
      try {
        await execute(request);
        // Once more, as a client may do with its second request what it did not with its first.
        if (answers.length === 0) await execute(request);
        return {};
      } catch (error) {
        return { failure: String(error) };
      }
    });
    const wires = requests.map((each) => wireOf(each, secretAccessKey));
    const calls = new Set(requests.map((each) => headerOf(each, "amz-sdk-invocation-id"))).size;
    return answers.length === 0
      ? { wires: wires.slice(0, 1), again: wires.slice(1), calls, ...failure }
      : { wires, calls, ...failure };
  }, tested);
}

/** Holds the fast transport to what the SDK sends, and both to the rules of signatures. Gives what was sent. */
export async function expectSameSent(
  request: DynamoDBRequest,
  configOf: () => ClientConfig,
  answers: readonly Answer[] = [],
): Promise<Sent> {
  const { sdk, fast } = await sentByBoth(request, configOf, answers);
  for (const { wires, again = [] } of [sdk, fast]) {
    for (const { right } of [...wires, ...again]) expect(right).toEqual(allRight);
  }
  expect(fast).toEqual(sdk);
  return sdk;
}
