import { describe, expect, test } from "@jest/globals";
import { httpServer } from "../test/http-server.ts";
import { askExternalEngine, unreachable } from "./ask-external-engine.ts";
import { startDeadline } from "./start-deadline.ts";

describe("an external engine", () => {
  test("that answers gives its port", async () => {
    await using server = await httpServer((_, response) => response.end());
    const deadline = startDeadline(2_000, undefined);
    expect(await askExternalEngine(server.endpoint, deadline)).toBe(server.port);
    deadline.release();
  });

  test("that refuses the connection is unreachable, for the reason that the system gives", () => {
    const error = unreachable("http://db.example", new Error("connect ECONNREFUSED 192.0.2.1:80"), false);
    expect(error).toMatchObject({ code: "ENDPOINT_UNREACHABLE", endpoint: "http://db.example" });
    expect(error.message).toContain("connect ECONNREFUSED 192.0.2.1:80");
  });

  test("that refuses it at all of its addresses, too, though that error has no message", () => {
    const cause = Object.assign(new AggregateError([]), { code: "ECONNREFUSED" });
    expect(unreachable("http://localhost", cause, false).message).toContain("ECONNREFUSED");
  });

  test("that says nothing is unreachable because it took too long", () => {
    expect(unreachable("http://localhost", new Error("aborted"), true).message).toContain("no answer in time");
  });
});
