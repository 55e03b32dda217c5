import { clientExecutor } from "@dynamorm/transport";
import type { Connection, Subject } from "../subject.ts";
import { client } from "./client.ts";
import { dynamormSubject } from "./dynamorm.ts";

/** This library, with requests that go straight through the parts of the SDK's client. */
export function subject(connection: Connection): Subject {
  return dynamormSubject(connection, clientExecutor(client(connection.endpoint), { transport: "fast" }));
}
