/**
 * Holds the fast transport to the AWS SDK of other versions than the one that the tests run with: the oldest and the newest of
 * packages/transport/src/fast/client/tested-versions.ts, and some between them where the SDK's insides changed. With each, it installs the packed
 * packages into an empty project, as a user does, and runs scripts/sdk-versions/main.mjs there, against a local engine.
 *
 * It takes what `build` left in dist.
 *
 *   node scripts/sdk-versions.mjs                 all of them; left out when nothing changed since the last pass
 *   node scripts/sdk-versions.mjs 3.654.0 3.700.0 these versions, always
 */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { hashOf, passedBefore, recordPass } from "./last-pass.mjs";
import { consumerManifest, npmFlags, packAll, packedFiles, publishedPackages } from "./packed-packages.mjs";
import { root, run, StepError, workspaceEnvironment } from "./run-step.mjs";

/** The first that ask for the account and the ARN in endpoints, and the first that read and write by schemas. */
const between = ["3.775.0", "3.933.0"];
const program = join(root, "scripts", "sdk-versions");
const { oldest, newest } = testedVersions();
const named = process.argv.slice(2);
const versions = named.length > 0 ? named : [oldest, ...between, newest];
const hash = hashOf([
  ...packedFiles(publishedPackages()),
  ...["sdk-versions.mjs", "packed-packages.mjs"].map((name) => join(root, "scripts", name)),
  program,
]);

if (named.length === 0 && passedBefore("sdk-versions", hash)) {
  console.log("unchanged since last pass");
} else {
  const failures = await checkAll();
  if (failures.length > 0) process.exit(1);
  if (named.length === 0) recordPass("sdk-versions", hash);
  console.log(`the fast transport does as the SDK does in ${versions.join(", ")}`);
}

/** The versions that the fast transport is for, as its source has them. */
function testedVersions() {
  const source = join(root, "packages", "transport", "src", "fast", "client", "tested-versions.ts");
  const found = /testedVersions = \{ oldest: "(?<oldest>[\d.]+)", newest: "(?<newest>[\d.]+)" \}/.exec(
    readFileSync(source, "utf8"),
  );
  if (found === null) throw new Error(`${source} does not say the oldest and the newest version`);
  return found.groups;
}

/** One version after the other: resolves to those that failed. */
async function checkAll() {
  const temporary = realpathSync(mkdtempSync(join(tmpdir(), "dynamorm-sdk-versions-")));
  process.on("exit", () => rmSync(temporary, { recursive: true, force: true, maxRetries: 3 }));
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => process.exit(1));

  const env = await workspaceEnvironment();
  const tarballs = await packAll(join(temporary, "tarballs"), env);
  const { startLocal } = await import(pathToFileURL(join(root, "packages", "local", "dist", "index.js")));
  const failures = [];
  for (const version of versions) {
    // Each has an engine without tables.
    const engine = await startLocal();
    try {
      const note = await checkVersion(version, join(temporary, version), tarballs, env, engine.endpoint);
      console.log(`✓ ${version}   ${note}`);
    } catch (error) {
      failures.push(version);
      const text = error instanceof StepError ? [error.message, error.output].join("\n").trimEnd() : error.stack;
      console.log(`✗ ${version}: ${text}`);
    } finally {
      await engine.stop();
    }
  }
  return failures;
}

async function checkVersion(version, project, tarballs, env, endpoint) {
  const sdk = { "@aws-sdk/client-dynamodb": version, "@aws-sdk/lib-dynamodb": version };
  mkdirSync(project);
  writeFileSync(join(project, "package.json"), JSON.stringify(consumerManifest("dynamorm", tarballs, sdk)));
  await run("npm", ["install", ...npmFlags], { env, cwd: project });
  cpSync(program, join(project, "program"), { recursive: true });
  const output = await run("node", [join("program", "main.mjs"), version, endpoint], {
    env: withoutAws(env, project),
    cwd: project,
  });
  return output.trim().split("\n").at(-1);
}

/** Nothing of this machine says where to go, who asks, and which transport is taken. */
function withoutAws(env, home) {
  const own = Object.entries(env).filter(([name]) => !/^(?:AWS_|DYNAMORM_|_X_AMZN)/.test(name));
  return {
    ...Object.fromEntries(own),
    HOME: home,
    USERPROFILE: home,
    AWS_EC2_METADATA_DISABLED: "true",
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true",
  };
}
