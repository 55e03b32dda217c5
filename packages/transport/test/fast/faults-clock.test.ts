import { beforeAll, describe, expect, test } from "@jest/globals";
import { useOneRealm } from "../one-realm.ts";
import { untyped } from "../untyped.ts";
import { answers, exceptionBody, found } from "./behaviours.ts";
import { get } from "./destination.ts";
import type { Behaviour, Exchange } from "./misbehaving-server.ts";
import { expectSamePlayed } from "./played.ts";
import { headerOf } from "./seen-request.ts";
import { summaryOf } from "./summary.ts";

beforeAll(useOneRealm);

const minuteMs = 60_000;

/** A server whose clock is ahead by so many minutes, and which takes signatures of five minutes before and after alone. */
function clockAhead(minutes: number, refusal: string, words = "no", headers: Record<string, string> = {}): Behaviour {
  return (exchange) => {
    const now = Date.now() + minutes * minuteMs;
    const stamp = headerOf(exchange.request, "x-amz-date");
    const signed = Date.parse(stamp.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, "$1-$2-$3T$4:$5:$6Z"));
    const isRight = Math.abs(signed - now) < 5 * minuteMs;
    const all = { Date: new Date(now).toUTCString(), ...headers };
    const body = isRight ? found : exceptionBody(refusal, { message: words });
    answers({ status: isRight ? 200 : 400, headers: all, body })(exchange);
  };
}

describe("a clock that goes wrong is corrected by what the server says, and stays corrected", () => {
  const rows = [
    ["InvalidSignatureException", "Signature expired: 20260101T000000Z is now earlier than 20260101T000500Z"],
    ["InvalidSignatureException", "Signature not yet current: 20260101T001000Z is still later than 20260101T000500Z"],
    ["RequestTimeTooSkewed", "The difference between the request time and the current time is too large."],
    ["RequestExpired", "no"],
    ["RequestInTheFuture", "no"],
    ["SignatureDoesNotMatch", "no"],
    ["AuthFailure", "no"],
  ].flatMap(([name = "", words = ""]) => [10, -10].map((minutes) => [minutes, name, words] as const));

  test.each(rows)("by %d minutes, refused as %s: %s", async (minutes, name, words) => {
    const server = [clockAhead(minutes, name, words)];
    const { sdk } = await expectSamePlayed({ server, requests: [get, get] });
    expect(summaryOf(sdk)).toBe("answered, answered, 3 requests");
    expect(sdk.skews).toEqual([0, minutes, minutes]);
  });
});

function aheadInSuccess(exchange: Exchange): void {
  answers({ headers: { Date: new Date(Date.now() + 10 * minuteMs).toUTCString() }, body: found })(exchange);
}

describe("a clock is looked at", () => {
  test("in answers that are successes", async () => {
    const { sdk } = await expectSamePlayed({ server: [aheadInSuccess], requests: [get, get] });
    expect(sdk.skews).toEqual([0, 10]);
  });

  test("again when it is right again", async () => {
    const ahead = clockAhead(10, "InvalidSignatureException", "Signature expired: …");
    const right = clockAhead(0, "InvalidSignatureException", "Signature expired: …");
    const { sdk } = await expectSamePlayed({ server: [ahead, ahead, right], requests: [get, get, get] });
    expect(summaryOf(sdk)).toBe("answered, answered, answered, 5 requests");
    expect(sdk.skews).toEqual([0, 10, 10, 0, 0]);
  });

  test("by calls that are made at once", async () => {
    const server = [clockAhead(-10, "RequestTimeTooSkewed")];
    const { sdk } = await expectSamePlayed({ server, requests: [get, get, get], atOnce: true });
    expect(summaryOf(sdk)).toBe("answered, answered, answered, 6 requests");
    expect(sdk.skews).toEqual([-10, -10, -10, 0, 0, 0]);
  });

  test("not where the client says so", async () => {
    const server = [clockAhead(10, "RequestTimeTooSkewed")];
    const { sdk } = await expectSamePlayed({
      server,
      requests: [get, get],
      config: () => untyped({ disableClockSkewCorrection: async () => true }),
    });
    expect(summaryOf(sdk)).toBe("CREDENTIALS by RequestTimeTooSkewed, CREDENTIALS by RequestTimeTooSkewed, 2 requests");
    expect(sdk.skews).toEqual([0, 0]);
  });

  test.each<[string, Record<string, string>]>([
    ["an answer out of a cache", { Age: "600" }],
    ["a Date that is none", { Date: "yesterday" }],
    ["an empty Date", { Date: "" }],
  ])("not in %s", async (_, headers) => {
    const server = [clockAhead(10, "RequestTimeTooSkewed", "no", headers)];
    const { sdk } = await expectSamePlayed({ server });
    expect(summaryOf(sdk)).toBe("CREDENTIALS by RequestTimeTooSkewed, 1 request");
  });

  test("in refusals of a signature that is wrong in itself, which is not tried again", async () => {
    const now = new Date().toUTCString();
    const server = [answers({ status: 400, headers: { Date: now }, body: exceptionBody("InvalidSignatureException") })];
    const { sdk } = await expectSamePlayed({ server });
    expect(summaryOf(sdk)).toBe("CREDENTIALS by InvalidSignatureException, 1 request");
  });
});
