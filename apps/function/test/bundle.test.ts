import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { type LocalEngine, startLocal } from "@dynamorm/local";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { attr, defineModel, DynamORM } from "dynamorm/fast";
import { build } from "esbuild";

const source = fileURLToPath(new URL("../src/index.ts", import.meta.url));
const caller = fileURLToPath(new URL("call.mjs", import.meta.url));

let engine: LocalEngine;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "dynamorm-function-"));
  engine = await startLocal();
  const User = defineModel({
    name: "User",
    table: "users",
    attributes: { email: attr.string() },
    key: { partitionKey: "email" },
  });
  const db = new DynamORM({ endpoint: engine.endpoint });
  await db.ensureTable(User);
  db.close();
}, 60_000);
afterAll(async () => {
  await engine.stop();
  await rm(folder, { recursive: true });
});

function event(method: string, queryStringParameters: object): object {
  return { requestContext: { http: { method } }, queryStringParameters };
}

describe.each([
  ["esm", "index.mjs"],
  ["cjs", "index.cjs"],
] as const)("bundled as %s", (format, name) => {
  let outfile: string;
  let modules: readonly string[];

  beforeAll(async () => {
    outfile = join(folder, name);
    // As `build` in package.json does, but with the workspace's sources: no build comes first.
    const { metafile } = await build({
      entryPoints: [source],
      bundle: true,
      minify: true,
      platform: "node",
      target: "node20",
      format,
      outfile,
      metafile: true,
      conditions: ["@dynamorm/source", "module"],
      logLevel: "error",
    });
    modules = [
      ...Object.keys(metafile.inputs),
      ...Object.values(metafile.outputs).flatMap(({ imports }) => imports.map(({ path }) => path)),
    ];
  }, 60_000);

  test("nothing of the AWS SDK is in the bundle, and it is not imported either", () => {
    expect(modules.length).toBeGreaterThan(10);
    expect(modules.filter((module) => /@aws-sdk|@smithy/.test(module))).toEqual([]);
  });

  test("it imports nothing but modules of Node.js", () => {
    const outside = modules.filter((module) => !/\.(?:ts|js)$/.test(module));
    expect(outside.filter((module) => !module.startsWith("node:"))).toEqual([]);
  });

  test("what it takes from the environment is all that it needs", async () => {
    const email = `ada@${format}.example`;
    const events = [
      event("PUT", { email, name: "Ada" }),
      event("GET", { email }),
      event("GET", { email: "nobody" }),
      event("GET", {}),
    ];
    const env = {
      AWS_REGION: "eu-west-1",
      AWS_ACCESS_KEY_ID: "local",
      AWS_SECRET_ACCESS_KEY: "local",
      AWS_ENDPOINT_URL_DYNAMODB: engine.endpoint,
    };
    const { stdout } = await promisify(execFile)(process.execPath, [caller, outfile, JSON.stringify(events)], { env });
    const [stored, found, missing, wrong] = JSON.parse(stdout) as { statusCode: number; body: string }[];
    expect(stored).toEqual({ statusCode: 204, body: "" });
    expect(found?.statusCode).toBe(200);
    expect(JSON.parse(found?.body ?? "")).toEqual({ email, name: "Ada", createdAt: expect.any(String) });
    expect(missing).toEqual({ statusCode: 404, body: "" });
    expect(wrong).toEqual({ statusCode: 400, body: "email is missing" });
  }, 30_000);
});
