import type { BatchPutResults } from "../batch-put/measure-batch-put.ts";
import type { Machine } from "../machine.ts";
import type { Method, RequestRow } from "./measure-requests.ts";

/** What `results/requests.json` holds. */
export interface RequestResults {
  readonly machine: Machine;
  /** Of the packages that are compared. */
  readonly versions: Readonly<Record<string, string>>;
  readonly method: Method;
  readonly rows: readonly RequestRow[];
  readonly batchPut: BatchPutResults;
}
