import { InvalidOptionError } from "@dynamorm/core";
import { isHostLabel } from "../client/host-label.ts";

/** What the address of DynamoDB depends on. */
export interface EndpointRequest {
  readonly region: string;
  readonly useFips: boolean;
  readonly useDualstack: boolean;
  /** Whether the address names the account; an account's own address is cheaper to route for AWS, and only some regions have one. */
  readonly accountIdMode: AccountIdMode;
  /** The account of the credentials. */
  readonly accountId?: string | undefined;
  /** The tables' names, of which ARNs name another account. */
  readonly tables: readonly string[];
}

/** `"preferred"`: where account and region allow it. */
export type AccountIdMode = "preferred" | "disabled" | "required";

interface Partition {
  readonly regions: RegExp;
  readonly suffix: string;
  readonly dualstackSuffix: string;
  readonly hasAccounts: boolean;
}

/** Regions of a kind that is not listed are of the first. */
const commercial: Partition = {
  regions: /^(?:us|eu|ap|sa|ca|me|af|il|mx)-[a-z]+-\d+$/,
  suffix: "amazonaws.com",
  dualstackSuffix: "api.aws",
  hasAccounts: true,
};

/** @see https://docs.aws.amazon.com/general/latest/gr/ddb.html */
const others: readonly Partition[] = [
  {
    regions: /^cn-/,
    suffix: "amazonaws.com.cn",
    dualstackSuffix: "api.amazonwebservices.com.cn",
    hasAccounts: true,
  },
  { regions: /^us-gov-/, suffix: "amazonaws.com", dualstackSuffix: "api.aws", hasAccounts: true },
  { regions: /^eusc-/, suffix: "amazonaws.eu", dualstackSuffix: "api.amazonwebservices.eu", hasAccounts: false },
  { regions: /^us-iso-/, suffix: "c2s.ic.gov", dualstackSuffix: "api.aws.ic.gov", hasAccounts: false },
  { regions: /^us-isob-/, suffix: "sc2s.sgov.gov", dualstackSuffix: "api.aws.scloud", hasAccounts: false },
  { regions: /^eu-isoe-/, suffix: "cloud.adc-e.uk", dualstackSuffix: "api.cloud-aws.adc-e.uk", hasAccounts: false },
  { regions: /^us-isof-/, suffix: "csp.hci.ic.gov", dualstackSuffix: "api.aws.hci.ic.gov", hasAccounts: false },
];

/**
 * The address of DynamoDB, by the rules that AWS gives its SDKs.
 *
 * @throws InvalidOptionError when an account's address is required and there is none, and for an account that cannot be.
 */
export function endpointUrl(request: EndpointRequest): string {
  const { region, useFips, useDualstack } = request;
  const partition = others.find(({ regions }) => regions.test(region)) ?? commercial;
  const suffix = useDualstack ? partition.dualstackSuffix : partition.suffix;
  const account = accountFor(request, partition);
  if (account !== undefined) return `https://${account}.ddb.${region}.${suffix}`;
  // In GovCloud the address is FIPS's by itself.
  const hasOwnFips = useFips && !(region.startsWith("us-gov-") && !useDualstack);
  return `https://dynamodb${hasOwnFips ? "-fips" : ""}.${region}.${suffix}`;
}

function accountFor({ accountIdMode, ...request }: EndpointRequest, { hasAccounts }: Partition): string | undefined {
  if (accountIdMode === "disabled") return undefined;
  const isRequired = accountIdMode === "required";
  if (request.useFips || !hasAccounts) {
    if (!isRequired) return undefined;
    const what = request.useFips
      ? "FIPS has no addresses of accounts"
      : `${request.region} has no addresses of accounts`;
    throw required(what);
  }
  // The rules look at the first table alone.
  const account = accountOfArn(request.tables[0] ?? "", request.region) ?? request.accountId;
  if (account === undefined && isRequired) throw required("the credentials have no accountId");
  // It becomes a part of the host that requests are sent to.
  if (account !== undefined && !isHostLabel(account)) {
    throw new InvalidOptionError("createFastClient: the accountId of the credentials is no number of an account");
  }
  return account;
}

function required(why: string): InvalidOptionError {
  return new InvalidOptionError(
    `createFastClient: accountIdEndpointMode is "required", and ${why}; write "preferred" for accounts' addresses where there are some`,
  );
}

/** The account of a table that is named by an ARN of this region. */
function accountOfArn(table: string, region: string): string | undefined {
  const [arn, , service, itsRegion, account, resource] = table.split(":");
  const isTable = arn === "arn" && service === "dynamodb" && itsRegion === region && resource !== undefined;
  return isTable && account !== undefined && /^\d+$/.test(account) ? account : undefined;
}
