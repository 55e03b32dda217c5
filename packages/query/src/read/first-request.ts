import { invalidQuery } from "@dynamorm/update-builder";
import type { ModelContext } from "../context.ts";
import type { QueryDescription } from "../describe/description.ts";
import { isToldByKeys } from "../plan/own-items.ts";
import type { Plan } from "../plan/plan.ts";
import { batchKeysFrom, storedKeys } from "./batch-keys.ts";
import { batchSize, pageLimit } from "./fetch-page.ts";
import { PageWindow } from "./page-window.ts";
import { openPlainCursor } from "./query-cursor.ts";
import { batchRequest } from "./read-batch.ts";
import { readNames, readRequest, type ReadRequest } from "./read-request.ts";

/** The request for the first page of a plan; nothing where none is needed. Pure. */
export function firstRequest(
  context: ModelContext,
  plan: Plan,
  description: QueryDescription,
): ReadRequest | undefined {
  const { model, codec } = context;
  const startKey = openPlainCursor(context, plan, description);
  const { scan } = description;
  const { wanted } = new PageWindow(description);
  switch (plan.operation) {
    case "None":
      return undefined;
    case "BatchGetItem": {
      const keys = batchKeysFrom(context, storedKeys(context, plan), startKey).slice(
        0,
        batchSize(plan, description, wanted),
      );
      const select = readNames(model, plan, {});
      return batchRequest(context, keys, { consistent: plan.consistent, ...(select && { select }) });
    }
    default:
      return readRequest(model, codec, plan, {
        startKey,
        limit: pageLimit(plan, description, wanted),
        resumable: isToldByKeys(model) || plan.clientFilters.length > 0,
        segment:
          scan === undefined || scan.segments === 1
            ? undefined
            : { segment: scan.segment ?? 0, segments: scan.segments },
      });
  }
}

/** As {@link firstRequest}. @throws InvalidQueryError where no request is needed. */
export function firstRequestOrThrow(context: ModelContext, plan: Plan, description: QueryDescription): ReadRequest {
  const request = firstRequest(context, plan, description);
  if (request !== undefined) return request;
  throw invalidQuery(context.model, `no request is needed: ${plan.reason}`);
}
