import type { Credentials, Parts, Target } from "../fast/parts.ts";
import { targetOf } from "../fast/target-of.ts";
import { endpointUrl } from "./endpoint-rules.ts";
import type { Settings } from "./settings.ts";
import { tablesOf } from "./tables-of.ts";

/** Finds where requests go. Nearly all go to the same place, which is kept. */
export function targetFinder(settings: Settings, credentials: () => Promise<Credentials>): Parts["target"] {
  const { region, endpoint, accountIdMode } = settings;
  let kept: { readonly address: string; readonly target: Target } | undefined;
  return async (_, input) => {
    // In the SDK's words, by which the error is known.
    if (region === undefined) throw new Error("Region is missing");
    const address =
      endpoint ??
      endpointUrl({
        ...settings,
        region,
        // No credentials are waited for where nothing is asked of them.
        accountId: accountIdMode === "disabled" ? undefined : (await credentials()).accountId,
        tables: accountIdMode === "disabled" ? [] : tablesOf(input),
      });
    if (kept?.address !== address) kept = { address, target: targetOf({ url: new URL(address) }, region) };
    return kept.target;
  };
}
