import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { unhandledDuring } from "./fixtures/paging-executor.ts";
import { Message, numbers, startStreamBed, type StreamBed } from "./fixtures/paging-stream.ts";

let bed: StreamBed;
const tea = (): ReturnType<StreamBed["tea"]> => bed.tea();

beforeAll(async () => {
  bed = await startStreamBed();
}, 60_000);

afterAll(() => bed.stop());

beforeEach(() => bed.begin());

/** Reads up to a message, and does something when it comes. */
async function readUntil(last: number, then: () => void): Promise<void> {
  for await (const { number } of tea()) if (number === last) then();
}

describe("Q6: when the loop stops, so does the reading", () => {
  /** Ends a loop in the middle of the second page. */
  const ways: readonly (readonly [string, () => Promise<void>])[] = [
    [
      "break",
      async () => {
        for await (const { number } of tea()) if (number === 14) break;
      },
    ],
    [
      "an error in the body",
      async () => {
        const failing = readUntil(14, () => {
          throw new Error("enough");
        });
        await expect(failing).rejects.toThrow("enough");
      },
    ],
    [
      "return()",
      async () => {
        const stream = tea().stream();
        for (let n = 0; n < 15; n++) await stream.next();
        expect(await stream.return()).toEqual({ done: true, value: undefined });
        expect(await stream.next()).toEqual({ done: true, value: undefined });
      },
    ],
    [
      "throw()",
      async () => {
        const stream = tea().stream();
        for (let n = 0; n < 15; n++) await stream.next();
        await expect(stream.throw(new Error("enough"))).rejects.toThrow("enough");
      },
    ],
  ];

  test.each(ways)("Q6: by %s: no page beyond the one that was on its way", async (_, stop) => {
    expect(await unhandledDuring(stop)).toEqual([]);
    await bed.expectRequests(3);
  });

  test.each(ways)("Q6: by %s: a page that is on its way is ended, and its error is nobody's", async (_, stop) => {
    const ended: unknown[] = [];
    bed.watch().before = async (request, { signal }) => {
      if (request < 3) return;
      await new Promise((_resolve, reject) =>
        signal?.addEventListener("abort", () => {
          ended.push(request);
          reject(signal.reason);
        }),
      );
    };
    expect(await unhandledDuring(stop)).toEqual([]);
    expect(ended).toEqual([3]);
    await bed.expectRequests(3);
  });
});

describe("Q6: the error of a page", () => {
  test("Q6: comes when the items before it have come, and nothing more is read", async () => {
    const failure = new Error("the fourth page is torn");
    bed.watch().before = (request) => {
      if (request === 4) throw failure;
    };
    const read: number[] = [];
    const loop = async (): Promise<void> => {
      for await (const { number } of tea()) {
        read.push(number);
        // The body takes its time: the error waits for its turn.
        if (number % 10 === 0) await pause(5);
      }
    };
    const unhandled = await unhandledDuring(() => expect(loop()).rejects.toBe(failure));
    expect(unhandled).toEqual([]);
    expect(read).toEqual(numbers(0, 30));
    await bed.expectRequests(4);
  });

  test("Q6: an item that does not fit the model ends the loop where it stands", async () => {
    await bed.raw(Message.table).put({ room: { S: "tea" }, number: { N: "25.5" }, text: { N: "1" } });
    const read: number[] = [];
    const loop = async (): Promise<void> => {
      for await (const { number } of tea()) read.push(number);
    };
    const unhandled = await unhandledDuring(() =>
      expect(loop()).rejects.toMatchObject({ code: "ITEM_MISMATCH", attribute: "text" }),
    );
    await bed.db.model(Message).delete({ room: "tea", number: 25.5 });
    expect(unhandled).toEqual([]);
    expect(read).toEqual(numbers(0, 26));
    await bed.expectRequests(4);
  });
});

describe("Q6: stream({ signal, timeoutMs })", () => {
  test("Q6: an abort ends it at the next item, also where that is in memory already", async () => {
    const controller = new AbortController();
    const read: number[] = [];
    const loop = async (): Promise<void> => {
      for await (const { number } of tea().stream({ signal: controller.signal })) {
        read.push(number);
        if (number === 13) controller.abort("enough");
      }
    };
    await expect(loop()).rejects.toMatchObject({ code: "ABORTED", cause: "enough" });
    expect(read).toEqual(numbers(0, 14));
    await bed.expectRequests(3);
  });

  test("Q6: so does the end of its time, that of the loop's body included", async () => {
    const read: number[] = [];
    const loop = async (): Promise<void> => {
      for await (const { number } of tea().stream({ timeoutMs: 2_000 })) {
        read.push(number);
        if (number === 3) await pause(2_050);
      }
    };
    await expect(loop()).rejects.toMatchObject({
      code: "TIMEOUT",
      message: expect.stringMatching(/^stream of model "Message": ended after 2000 ms, its timeoutMs/),
    });
    expect(read).toEqual(numbers(0, 4));
    await bed.expectRequests(2);
  });

  test("Q6: with a signal that has aborted nothing is sent, and wrong options are refused", async () => {
    const over = tea().stream({ signal: AbortSignal.abort("before") });
    await expect(over.next()).rejects.toMatchObject({ code: "ABORTED", cause: "before" });
    // @ts-expect-error the name has the unit: timeoutMs
    await expect(tea().stream({ timeout: 5 }).next()).rejects.toMatchObject({ code: "INVALID_OPTION" });
    await expect(tea().stream({ timeoutMs: 0 }).next()).rejects.toMatchObject({ code: "INVALID_OPTION" });
    await bed.expectRequests(0);
  });
});
