import { clientExecutor, createClient } from "@dynamorm/transport";
import type { Connection, Subject } from "../subject.ts";
import { clientConfig } from "./client.ts";
import { dynamormSubject } from "./dynamorm.ts";

/** This library, with requests that go through the SDK, by a client as the library makes it. */
export function subject(connection: Connection): Subject {
  return dynamormSubject(
    connection,
    clientExecutor(createClient(clientConfig(connection.endpoint)), { transport: "sdk" }),
  );
}
