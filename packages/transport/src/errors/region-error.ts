import { type DynamORMError, RegionError } from "@dynamorm/core";
import { isHostLabel } from "../client/host-label.ts";
import { type Failure, tell } from "./failure.ts";
import type { ThrownError } from "./thrown-error.ts";

function howToGive({ location: { isWithoutSdk } }: Failure): string {
  const give = 'Give the client one, e.g. region: "eu-west-1"';
  return isWithoutSdk === true ? `${give}, or set AWS_REGION.` : `${give}, set AWS_REGION, or add one to the profile.`;
}

/** A failure that is the region's, or `undefined`. */
export function regionErrorOf(failure: Failure): DynamORMError | undefined {
  const { error } = failure;
  if (isRegionMissing(error)) return new RegionError(...tell(failure, "the client has no region", howToGive(failure)));
  const wrong = regionThatIsNone(failure);
  if (wrong !== undefined) {
    return new RegionError(...tell(failure, `${JSON.stringify(wrong)} is no name of a region`, howToGive(failure)));
  }
  if (!isRegionUnknown(failure)) return undefined;
  const { region = "" } = failure.location;
  return new RegionError(
    ...tell(
      failure,
      `there is no host ${error.hostname}: ${JSON.stringify(region)} is no region that has DynamoDB, or this machine cannot look up names`,
      "Check the spelling of the region, and the network.",
    ),
  );
}

/** Whether the client found no region anywhere. It would look again if it were asked, which takes time on some machines. */
export function isRegionMissing({ message }: ThrownError): boolean {
  return message === "Region is missing";
}

function regionThatIsNone({ error, location }: Failure): string | undefined {
  // Older clients look at the region only when they make a URL of it.
  if (error.code === "ERR_INVALID_URL" && location.endpoint === undefined && !isHostLabel(location.region))
    return location.region;
  return /^Region not accepted: region="(.*)" is not/s.exec(error.message)?.[1];
}

/** AWS has a host for each region, `dynamodb.<region>.amazonaws.com`, or with an account's number before it and `ddb` for `dynamodb`. */
function isRegionUnknown({ error: { code, hostname = "" }, location: { endpoint, region } }: Failure): boolean {
  return (
    code === "ENOTFOUND" &&
    endpoint === undefined &&
    region !== undefined &&
    /(?:^|\.)(?:dynamodb|ddb)(?:-fips)?\./.test(hostname)
  );
}
