import { describe, expect, test } from "@jest/globals";
import { httpServer } from "../test/http-server.ts";
import { thrownBy } from "../test/thrown-by.ts";
import { checkPortIsFree, freePort } from "./free-port.ts";

describe("free ports", () => {
  test.each(["127.0.0.1", undefined])("on %p, a port is given that can be listened on", async (host) => {
    const port = await freePort(host);
    expect(port).toBeGreaterThan(0);
    await checkPortIsFree(port, host);
  });

  test("a port that is listened on is in use, and the error names it", async () => {
    const server = await httpServer();
    const { port } = server;
    const error = await thrownBy(async () => checkPortIsFree(port, "127.0.0.1"));
    expect(error).toMatchObject({ code: "PORT_IN_USE", port });
    expect(error.message).toContain(String(port));
    await server[Symbol.asyncDispose]();
    await checkPortIsFree(port, "127.0.0.1");
  });

  test("an address that is not this machine's is the system's error", async () => {
    // 192.0.2.0/24 is kept for documentation: no machine has such an address.
    await expect(checkPortIsFree(8000, "192.0.2.1")).rejects.toMatchObject({ code: "EADDRNOTAVAIL" });
  });
});
