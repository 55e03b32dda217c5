import { describe, expect, it } from "@jest/globals";
import { VersionConflictError } from "./condition-errors.ts";
import { type CancellationReason, isTransientCancellation, TransactionCanceledError } from "./transaction-errors.ts";

const none: CancellationReason = { code: "None" };
const failed: CancellationReason = { code: "ConditionalCheckFailed", message: "…", current: { id: { S: "secret" } } };

describe("a canceled transaction", () => {
  it("W11: has a reason for each action, and the failures among them with their places", () => {
    const reasons = [none, failed, none, { code: "TransactionConflict" }];
    const error = new TransactionCanceledError("no", { reasons });
    expect(error.reasons).toBe(reasons);
    expect(error.failures).toEqual([
      { index: 1, ...failed },
      { index: 3, code: "TransactionConflict" },
    ]);
  });

  it("W11: has failures that tell more than their reasons, where more is known", () => {
    const error = new VersionConflictError("written in between", { expectedVersion: 1, current: { id: "secret" } });
    const action = {
      index: 1,
      code: "ConditionalCheckFailed",
      kind: "update",
      model: "User",
      key: { id: "1" },
    } as const;
    const canceled = new TransactionCanceledError("no", {
      reasons: [none, failed],
      failures: [{ ...action, current: { id: "secret" }, error }],
      attempts: 2,
    });
    expect(canceled).toMatchObject({ attempts: 2, failures: [{ ...action, error, current: { id: "secret" } }] });
  });

  it("W11: leaves items out of JSON, those of failures and of their errors too, and changes nothing", () => {
    const error = new VersionConflictError("written in between", { expectedVersion: 1, current: { id: "secret" } });
    const failures = [{ index: 1, code: "ConditionalCheckFailed", current: { id: "secret" }, error }];
    const canceled = new TransactionCanceledError("no", { reasons: [none, failed], failures });
    const json = JSON.stringify(canceled);
    expect(json).not.toContain("secret");
    expect(JSON.parse(json)).toEqual({
      name: "TransactionCanceledError",
      message: "no",
      code: "TRANSACTION_CANCELED",
      retryable: false,
      reasons: [none, { code: "ConditionalCheckFailed", message: "…" }],
      failures: [
        {
          index: 1,
          code: "ConditionalCheckFailed",
          error: {
            name: "VersionConflictError",
            message: "written in between",
            code: "VERSION_CONFLICT",
            retryable: false,
            expectedVersion: 1,
          },
        },
      ],
    });
    expect(canceled.failures).toBe(failures);
    expect(canceled.reasons[1]).toBe(failed);
  });

  it("W11: lacks what is not known", () => {
    const error = new TransactionCanceledError("no", { reasons: [] });
    expect(error).toMatchObject({ reasons: [], failures: [] });
    expect("attempts" in error).toBe(false);
  });

  it.each<[boolean, string[]]>([
    [true, ["TransactionConflict"]],
    [true, ["None", "TransactionConflict", "None"]],
    [true, ["ThrottlingError", "ProvisionedThroughputExceeded", "RequestLimitExceeded"]],
    [false, ["TransactionConflict", "ConditionalCheckFailed"]],
    [false, ["ItemCollectionSizeLimitExceeded"]],
    [false, ["ValidationError"]],
    [false, ["BrandNewCode"]],
    [false, ["None"]],
    [false, []],
  ])("W11: is retryable where time mends all that failed: %p for %j", (retryable, codes) => {
    const reasons = codes.map((code) => ({ code }));
    expect(new TransactionCanceledError("no", { reasons }).retryable).toBe(retryable);
    expect(isTransientCancellation(reasons)).toBe(retryable);
  });
});
