import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { expect, test } from "@jest/globals";
import { type AccountIdMode, endpointUrl } from "./endpoint-rules.ts";

const { endpointProvider } = new DynamoDBClient({
  region: "us-east-1",
  credentials: { accessKeyId: "a", secretAccessKey: "b" },
}).config;

const regions =
  "us-east-1 eu-west-1 ap-southeast-7 mx-central-1 il-central-1 xx-new-1 cn-north-1 us-gov-west-1 eusc-de-east-1 us-iso-east-1 us-isob-east-1 eu-isoe-west-1 us-isof-south-1".split(
    " ",
  );
const flags = [false, true];
const modes: AccountIdMode[] = ["preferred", "disabled", "required"];
const accounts = [undefined, "111111111111"];
const arn = (region: string, account = "222222222222"): string => `arn:aws:dynamodb:${region}:${account}:table/users`;
/** By region: one's own, that of another region, several of one account, of two accounts. */
const tableLists: ((region: string) => string[])[] = [
  () => [],
  () => ["users"],
  (region) => [arn(region)],
  () => [arn("eu-north-1")],
  (region) => [arn(region), arn(region)],
  (region) => [arn(region), arn(region, "333333333333")],
  (region) => [arn(region), "users"],
  (region) => ["users", arn(region)],
];

/** What the SDK's own rules say. */
function ofSdk(parameters: object, tables: readonly string[]): string {
  const named = tables.length === 1 ? { ResourceArn: tables[0] } : { ResourceArnList: tables };
  try {
    return endpointProvider({ ...parameters, ...named } as never).url.href;
  } catch {
    return "an error";
  }
}

function ofOurs(request: Parameters<typeof endpointUrl>[0]): string {
  try {
    return new URL(endpointUrl(request)).href;
  } catch {
    return "an error";
  }
}

test.each(regions)("the address is the one that the SDK's rules give: %s", (region) => {
  for (const useFips of flags)
    for (const useDualstack of flags)
      for (const accountIdMode of modes)
        for (const accountId of accounts)
          for (const tablesIn of tableLists) {
            const tables = tablesIn(region);
            const ours = ofOurs({ region, useFips, useDualstack, accountIdMode, accountId, tables });
            const sdk = ofSdk(
              {
                Region: region,
                UseFIPS: useFips,
                UseDualStack: useDualstack,
                AccountIdEndpointMode: accountIdMode,
                AccountId: accountId,
              },
              tables,
            );
            expect([useFips, useDualstack, accountIdMode, accountId, tables, ours]).toEqual([
              useFips,
              useDualstack,
              accountIdMode,
              accountId,
              tables,
              sdk,
            ]);
          }
});
