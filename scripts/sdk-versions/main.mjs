/** What the fast transport has to do with a version of the SDK. That, and the engine's address, are the arguments. */
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { debugged } from "./clients.mjs";
import { checkOnEngine } from "./on-engine.mjs";
import { checkRequests } from "./requests.mjs";
import { checkRetries } from "./retries.mjs";
import { checkSteppingAside } from "./stepping-aside.mjs";

const [version, endpoint] = process.argv.slice(2);
const installed = createRequire(import.meta.url)("@aws-sdk/client-dynamodb/package.json");
assert.equal(installed.version, version);
const calls = await checkOnEngine(endpoint);
const requests = await checkRequests();
const retries = await checkRetries();
if (debugged.length > 0) throw new Error(`the fast transport stepped aside: ${debugged.join("; ")}`);
await checkSteppingAside();
console.log(`${calls} calls on an engine, ${requests} requests and ${retries} faults like the SDK's`);
