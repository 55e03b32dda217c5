import { expect, test } from "@jest/globals";
import { once } from "node:events";
import { PassThrough, Readable } from "node:stream";
import { collectBody } from "./collect-body.ts";

test("a stream that was paused is read", async () => {
  const stream = new PassThrough();
  stream.pause();
  stream.end("text");
  expect(await collectBody(stream)).toBe("text");
});

test("a stream that is over already has nothing to say", async () => {
  const stream = Readable.from([Buffer.from("text")]);
  stream.resume();
  await once(stream, "end");
  expect(await collectBody(stream)).toBe("");
});

test("a stream that was destroyed is a connection that was lost", async () => {
  const stream = new PassThrough();
  stream.destroy();
  await expect(collectBody(stream)).rejects.toMatchObject({ code: "ECONNRESET" });
});
