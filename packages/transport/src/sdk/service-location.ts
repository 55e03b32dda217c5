import { addressOf } from "../client/address-of.ts";
import { fieldOf } from "../field-of.ts";

/** Where a client sends its requests, as far as it can be told: what error messages name. */
export interface ServiceLocation {
  readonly region?: string;
  /** The endpoint that the client was configured with, without anything secret; absent for AWS's own. */
  readonly endpoint?: string;
  /** The host of that endpoint. */
  readonly host?: string;
  /** Whether it is a client without the SDK, which has other options. */
  readonly isWithoutSdk?: true;
}

/** What a client is asked: functions, or plain values. */
export interface Located {
  readonly config: Partial<Record<"region" | "endpoint", unknown>>;
  readonly isWithoutSdk?: true;
}

/** Asks a client for its region and its endpoint. Never throws: what cannot be told is left out. */
export async function locationOf({ config, isWithoutSdk }: Located): Promise<ServiceLocation> {
  const [region, given, configured] = await Promise.all([
    answerOf(config.region),
    answerOf(config.endpoint),
    // AWS_ENDPOINT_URL_DYNAMODB, AWS_ENDPOINT_URL, or the profile's: newer clients keep them apart from the option.
    config.endpoint === undefined ? answerOf(fieldOf(config, "serviceConfiguredEndpoint")) : undefined,
  ]);
  return {
    ...(typeof region === "string" && region !== "" ? { region } : {}),
    ...describeEndpoint(given ?? configured),
    ...(isWithoutSdk && { isWithoutSdk }),
  };
}

/** Clients keep such things as functions, mocks of clients as plain values too. */
async function answerOf(value: unknown): Promise<unknown> {
  try {
    return typeof value === "function" ? await value() : value;
  } catch {
    return undefined;
  }
}

function describeEndpoint(endpoint: unknown): Pick<ServiceLocation, "endpoint" | "host"> {
  const address = addressOf(endpoint);
  if (address === undefined || !URL.canParse(address)) return {};
  // User, password and query are left out: they may be secret.
  const { protocol, host, hostname, pathname } = new URL(address);
  return { endpoint: `${protocol}//${host}${pathname === "/" ? "" : pathname}`, host: hostname };
}
