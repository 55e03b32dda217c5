import type { DynamoDBClientResolvedConfig } from "@aws-sdk/client-dynamodb";
import { fieldOf } from "../../field-of.ts";

type Section = readonly [name: string, version?: string];

/**
 * Who asks, as the SDK says it: its sections and the caller's in `user-agent`, the SDK's version and the caller's in `x-amz-user-agent`,
 * which is signed. What the SDK tells of the features used is left out; that it came this way is told instead.
 */
export async function userAgentHeaders(
  config: DynamoDBClientResolvedConfig,
): Promise<Readonly<Record<string, string>>> {
  const given: readonly Section[] = await config.defaultUserAgentProvider();
  const sections = given.map(sectionText);
  const custom = customSections(config.customUserAgent).map(sectionText);
  const appId = fieldOf(config, "userAgentAppId");
  const app: unknown = typeof appId === "function" ? await appId() : undefined;
  const own = [
    ...sections,
    "md/dynamorm#fast",
    ...(typeof app === "string" && app !== "" ? [sectionText(["app", app])] : []),
  ];
  return {
    "user-agent": [...own, ...custom].join(" "),
    "x-amz-user-agent": [...sections.filter((text) => text.startsWith("aws-sdk-")), ...custom].join(" "),
  };
}

function customSections(given: unknown): readonly Section[] {
  if (typeof given === "string") return [[given]];
  return Array.isArray(given) ? (given as readonly Section[]) : [];
}

/** `["aws-sdk-js", "3.1"]` is `aws-sdk-js/3.1`, `["md/nodejs", "20"]` is `md/nodejs#20`; what a header cannot hold becomes `-`. */
function sectionText([name, version]: Section): string {
  const parts = name.split("/").map((part) => part.replaceAll(/[^!$%&'*+\-.^_`|~\w]/g, "-"));
  const safeVersion = version?.replaceAll(/[^!$%&'*+\-.^_`|~\w#]/g, "-");
  // Whatever stands before the first slash is the prefix; the API's name is written small.
  const [prefix = "", ...rest] = parts;
  const inner = rest.length === 0 ? undefined : prefix === "api" ? rest.join("/").toLowerCase() : rest.join("/");
  if (inner === undefined) return safeVersion ? `${prefix}/${safeVersion}` : prefix;
  return safeVersion ? `${prefix}/${inner}#${safeVersion}` : `${prefix}/${inner}`;
}
