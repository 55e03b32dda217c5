import { type CallOptions, type Executor, isDynamORMError, sleep } from "@dynamorm/core";
import type { TableBlueprint } from "./table-blueprint.ts";
import type { TimeToLive } from "./table-info.ts";

/** Before each further look at a change that should be there. */
const pausesMs = [200, 400];

/**
 * Time to Live of a table, `undefined` where it is off.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeTimeToLive.html
 */
export async function describeTimeToLive(
  executor: Executor,
  { table, model }: TableBlueprint,
  options: CallOptions,
): Promise<TimeToLive | undefined> {
  const answer = await executor({ operation: "DescribeTimeToLive", input: { TableName: table }, model }, options);
  const { TimeToLiveStatus: status, AttributeName: attribute } = answer.TimeToLiveDescription ?? {};
  if (attribute === undefined || (status !== "ENABLED" && status !== "ENABLING" && status !== "DISABLING")) {
    return undefined;
  }
  return { attribute, status };
}

/** Looks again where nothing shows yet: descriptions are eventually consistent, and somebody may have been faster just now. */
async function lookForTimeToLive(
  executor: Executor,
  table: TableBlueprint,
  options: CallOptions,
): Promise<TimeToLive | undefined> {
  let there = await describeTimeToLive(executor, table, options);
  for (const ms of pausesMs) {
    if (there !== undefined) break;
    await sleep(ms, options.signal);
    there = await describeTimeToLive(executor, table, options);
  }
  return there;
}

/**
 * Switches Time to Live on, where it is off. Another process may do the same at the same moment.
 *
 * @throws RequestRejectedError when DynamoDB refuses: it takes one change per table and hour.
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateTimeToLive.html
 */
export async function enableTimeToLive(
  executor: Executor,
  table: TableBlueprint,
  attribute: string,
  options: CallOptions,
): Promise<TimeToLive> {
  const input = { TableName: table.table, TimeToLiveSpecification: { Enabled: true, AttributeName: attribute } };
  try {
    await executor({ operation: "UpdateTimeToLive", input, model: table.model }, options);
  } catch (error) {
    if (!isDynamORMError(error, "REQUEST_REJECTED")) throw error;
    // "TimeToLive is already enabled", or a change is under way. If it is ours, nothing is wrong.
    const there = await lookForTimeToLive(executor, table, options);
    if (there?.attribute !== attribute || there.status === "DISABLING") throw error;
    return there;
  }
  // Descriptions are eventually consistent: what was switched on just now may not show yet.
  return (await describeTimeToLive(executor, table, options)) ?? { attribute, status: "ENABLING" };
}
