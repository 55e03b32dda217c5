/**
 * Uses every package as somebody who installed it does: packed, installed by npm into an empty project with its peers
 * and nothing else, loaded by `import` and by `require`, and compiled against with every declaration checked.
 *
 * It takes what `build` left in dist.
 *
 *   node scripts/check-consumer.mjs             all packages; left out when nothing changed since the last pass
 *   node scripts/check-consumer.mjs core query  these folders of packages/, always
 *
 * What a package has to do in there is in scripts/consumer/<folder>.mjs: `export async function use(api, load)`, where
 * `load` loads other packages the same way as `api` was.
 */
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { hashOf, passedBefore, recordPass } from "./last-pass.mjs";
import { consumerManifest, npmFlags, packAll, packedFiles, publishedPackages, readJson } from "./packed-packages.mjs";
import { root, run, StepError, workspaceEnvironment } from "./run-step.mjs";

const atOnce = 2;
const thirdParty = /^node_modules\/(?!@?dynamorm\/)/;
const usesFolder = join(root, "scripts", "consumer");
const packages = publishedPackages();
const named = process.argv.slice(2);
const chosen = named.length > 0 ? packages.filter(({ folder }) => named.includes(folder)) : packages;
const unknown = named.filter((folder) => !packages.some((entry) => entry.folder === folder));
if (unknown.length > 0) {
  console.error(
    `packages/ has no ${unknown.join(", ")}; there are ${packages.map(({ folder }) => folder).join(", ")}.`,
  );
  process.exit(1);
}
const hash = hashOf([
  ...packedFiles(packages),
  ...["check-consumer.mjs", "packed-packages.mjs"].map((name) => join(root, "scripts", name)),
  usesFolder,
]);

if (named.length === 0 && passedBefore("consumer", hash)) {
  console.log("unchanged since last pass");
} else {
  const { failures, incomplete } = await checkAll();
  if (failures.length > 0) process.exit(1);
  if (named.length === 0) recordPass("consumer", hash);
  const without = incomplete.length > 0 ? `; without npm ci: ${incomplete.join(", ")}` : "";
  console.log(
    `installed, imported, required and compiled against: ${chosen.length} of ${packages.length} packages${without}`,
  );
}

/** Checks the chosen packages, a few at a time: resolves to the folders of those that failed, or were not checked whole. */
async function checkAll() {
  const temporary = realpathSync(mkdtempSync(join(tmpdir(), "dynamorm-consumer-")));
  process.on("exit", () => rmSync(temporary, { recursive: true, force: true, maxRetries: 3 }));
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => process.exit(1));

  const env = await workspaceEnvironment();
  const tarballs = await packAll(join(temporary, "tarballs"), env);
  const waiting = [...chosen];
  const [failures, incomplete] = [[], []];
  const worker = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      try {
        const note = await checkPackage(next, join(temporary, next.folder), tarballs, env);
        console.log(`✓ ${next.name}${note === undefined ? "" : `   ${note}`}`);
        if (note !== undefined) incomplete.push(next.folder);
      } catch (error) {
        failures.push(next.folder);
        const text = error instanceof StepError ? [error.message, error.output].join("\n").trimEnd() : error.stack;
        console.log(`✗ ${next.name}: ${text}`);
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return { failures, incomplete };
}

/** Resolves to a note where a part of the check could not be done. */
async function checkPackage({ name, folder, path, manifest }, project, tarballs, env) {
  const use = join(usesFolder, `${folder}.mjs`);
  if (!existsSync(use)) throw new StepError(`scripts/consumer/${folder}.mjs is missing: it has to use the package`);
  mkdirSync(project);
  writeProject(project, { name, manifest, path }, tarballs);
  copyFileSync(use, join(project, "use.mjs"));
  const note = await installAsUsersDo(project, env);
  checkContents(join(project, "node_modules", name));
  await run("node", ["import.mjs"], { env, cwd: project });
  await run("node", ["require.cjs"], { env, cwd: project });
  await checkTypes(project, env);
  return note;
}

/**
 * Installs by `npm install`, and from the lockfile that this wrote by `npm ci`, as users' CI does.
 *
 * An optional package that the registry lacks is left out of the lockfile by the first, and missed there by the second. That is
 * so with a registry, e.g. a company's mirror, that has the engine of `@dynamorm/local` for one platform only; `npm ci` cannot
 * pass there, and is left out, with a note.
 */
async function installAsUsersDo(project, env) {
  const options = { env, cwd: project };
  await run("npm", ["install", ...npmFlags], options);
  const locked = readJson(join(project, "package-lock.json")).packages;
  const missing = Object.values(locked)
    .flatMap(({ optionalDependencies = {} }) => Object.keys(optionalDependencies))
    .filter((optional) => !Object.keys(locked).some((path) => path.endsWith(`node_modules/${optional}`)));
  if (missing.length > 0) return `without npm ci: the registry has no ${missing.join(", ")}`;
  await run("npm", ["ci", ...npmFlags], options);
  return undefined;
}

/** An empty project that depends on the package alone; whatever of ours that needs comes from tarballs too. */
function writeProject(project, { name, manifest, path }, tarballs) {
  const peers = Object.keys(manifest.peerDependencies ?? {}).map((peer) => [peer, peerVersion(path, peer)]);
  writeJson(join(project, "package.json"), consumerManifest(name, tarballs, Object.fromEntries(peers)));
  writeJson(join(project, "tsconfig.json"), {
    compilerOptions: {
      module: "nodenext",
      target: "es2022",
      lib: ["esnext"],
      types: ["node"],
      typeRoots: [join(root, "node_modules", "@types")],
      strict: true,
      skipLibCheck: false,
      noEmit: true,
    },
    files: ["consumer.mts", "consumer.cts"],
  });
  for (const file of ["consumer.mts", "consumer.cts"]) {
    writeFileSync(
      join(project, file),
      `import * as api from "${name}";\nexport const names: string[] = Object.keys(api);\n`,
    );
  }
  writeFileSync(
    join(project, "import.mjs"),
    `import assert from "node:assert/strict";
import { createRequire } from "node:module";
import * as api from "${name}";
import { use } from "./use.mjs";
const required = createRequire(import.meta.url)("${name}");
assert.deepEqual(Object.keys(required).sort(), Object.keys(api).sort(), "import and require give different names");
await use(api, (name) => import(name));
`,
  );
  writeFileSync(
    join(project, "require.cjs"),
    `import("./use.mjs").then(({ use }) => use(require("${name}"), async (name) => require(name)));\n`,
  );
}

/** The version of a peer that the package's own tests ran with. */
function peerVersion(path, peer) {
  return readJson(join(path, "node_modules", peer, "package.json")).version;
}

/** What the registry would get: documentation and licence, no tests, no ranges that only this workspace understands. */
function checkContents(installed) {
  const files = readdirSync(installed, { recursive: true });
  for (const wanted of ["README.md", "LICENSE"]) {
    if (!files.includes(wanted)) throw new StepError(`the packed package has no ${wanted}`);
  }
  const tests = files.filter((file) => /\.test(-d)?\./.test(file));
  if (tests.length > 0) throw new StepError(`the packed package contains tests: ${tests.join(", ")}`);
  const manifest = readFileSync(join(installed, "package.json"), "utf8");
  const range = /"(workspace|catalog):[^"]*"/.exec(manifest);
  if (range) throw new StepError(`the packed package.json contains ${range[0]}`);
}

/** Compiles an ESM and a CommonJS consumer. Errors inside of other people's declarations are not ours to mend. */
async function checkTypes(project, env) {
  try {
    await run("tsc", ["--project", project, "--pretty", "false"], { env, cwd: project });
  } catch (error) {
    const ours = error.output.split("\n").filter((line) => /^\S/.test(line) && !thirdParty.test(line));
    if (ours.length > 0 || error.output === "") throw error;
  }
}

function writeJson(file, value) {
  writeFileSync(file, `${JSON.stringify(value, undefined, 2)}\n`);
}
