import type { CallOptions } from "@dynamorm/core";
import type { ModelContext } from "../context.ts";
import type { QueryDescription } from "../describe/description.ts";
import { guardFullScan } from "../plan/full-scans.ts";
import type { Plan } from "../plan/plan.ts";
import { clientFilter } from "./client-filter.ts";
import type { PageSource } from "./fetch-page.ts";
import { pagesOf } from "./pages-of.ts";
import { PageWindow } from "./page-window.ts";
import { parallelPages } from "./parallel-scan.ts";
import { openCursor } from "./query-cursor.ts";
import type { ReadMode, StoredPage } from "./stored-page.ts";

/**
 * Reads pages until the limit of the description is reached or nothing is left. A page may be empty where a filter took all. One page is
 * in memory, and with `prefetch` a second one is on its way; who stops early ends that.
 */
export async function* readPages(
  context: ModelContext,
  plan: Plan,
  description: QueryDescription,
  options: CallOptions,
  mode: ReadMode = {},
): AsyncGenerator<StoredPage> {
  guardFullScan(context, plan, description);
  const startKey = await openCursor(context, plan, description);
  if (plan.operation === "None") return;
  const source: PageSource = { context, plan, description, mode, keep: clientFilter(context, plan, mode) };
  const window = new PageWindow(description, mode);
  const { segments = 1, segment = 0, concurrency = 1 } = description.scan ?? {};
  if (segments > 1 && description.scan?.segment === undefined) {
    yield* parallelPages(source, { segments, concurrency }, window, options);
  } else {
    yield* pagesOf(segments === 1 ? source : { ...source, segment: { segment, segments } }, startKey, window, options);
  }
}
