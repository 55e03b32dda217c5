/**
 * What `npm start` and `npm test` share: a pnpm to work with, and steps that take one line when they pass
 * and show everything when they fail.
 */
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of the workspace. */
export const root = fileURLToPath(new URL("..", import.meta.url));

const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const onWindows = process.platform === "win32";
const coloured = process.stdout.isTTY && !process.env.NO_COLOR;
const nameWidth = 14;
const checkNetwork =
  "If the npm registry was not reached, check the network, the proxy, and `npm config get registry`.";

/** A step that did not work: `output` is what it printed, `mend` is what the reader can do about it. */
export class StepError extends Error {
  constructor(message, { output = "", mend } = {}) {
    super(message);
    this.name = "StepError";
    this.output = output;
    this.mend = mend;
  }
}

/** Ends the process with a message when this Node.js is older than `engines` in package.json allows. */
export function requireSupportedNode() {
  const wanted = manifest.engines.node.replace(">=", "").split(".").map(Number);
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > wanted[0] || (major === wanted[0] && minor >= wanted[1])) return;
  console.error(`DynamORM needs Node.js ${wanted.join(".")} or newer; this is ${process.versions.node}.`);
  console.error("Install a current one from https://nodejs.org (or `nvm install --lts`), then run this again.");
  process.exit(1);
}

/**
 * The environment that steps run in: this one, with the pnpm of `packageManager` and the workspace's tools on the PATH.
 * npx fetches that pnpm on first use and finds it in npm's cache from then on; nothing is installed globally.
 */
export async function workspaceEnvironment() {
  const output = await run(
    "npx",
    ["--yes", `--package=${manifest.packageManager}`, "--", "node", "-p", "process.env.PATH"],
    {
      env: process.env,
      only: "stdout",
      mend: checkNetwork,
      mendMissing: "npx comes with npm, and npm with Node.js: install them from https://nodejs.org.",
    },
  );
  return {
    ...process.env,
    PATH: [join(root, "node_modules", ".bin"), output.trim()].join(delimiter),
    TURBO_TELEMETRY_DISABLED: "1",
    TURBO_NO_UPDATE_NOTIFIER: "1",
  };
}

/** Installs exactly what the lockfile says. Takes about a second when that is there already. */
export async function install() {
  const env = await workspaceEnvironment();
  await run("pnpm", ["install", lockfileFlag()], { env, mend: checkNetwork });
  return env;
}

/**
 * The lockfile was made where the registry had the engine for some platforms only (docs/decisions/0005): on another one, pnpm
 * looks for that platform's engine again, and adds it. In CI nothing may change the lockfile.
 */
function lockfileFlag() {
  const engine = `'@dynoxide/${process.platform}-${process.arch}'`;
  const locked = readFileSync(join(root, "pnpm-lock.yaml"), "utf8").includes(engine);
  return locked || process.env.CI ? "--frozen-lockfile" : "--no-frozen-lockfile";
}

/** Runs a command in the workspace and resolves to what it printed; throws a `StepError` when it fails. */
export function run(command, args, { env, cwd = root, only, mend, mendMissing } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env, shell: onWindows, stdio: ["ignore", "pipe", "pipe"] });
    const printed = [];
    const kept = [];
    for (const stream of ["stdout", "stderr"]) {
      child[stream].setEncoding("utf8").on("data", (text) => {
        printed.push(text);
        if (!only || only === stream) kept.push(text);
      });
    }
    child.on("error", (cause) => {
      const missing = cause.code === "ENOENT";
      const reason = missing ? "it is not on the PATH" : cause.message;
      reject(new StepError(`${command} could not be started: ${reason}`, { mend: missing ? mendMissing : mend }));
    });
    child.on("close", (code, signal) => {
      if (code === 0) return resolve(kept.join(""));
      const how = signal ? `was ended by ${signal}` : `exited with ${code}`;
      reject(new StepError(`${[command, ...args].join(" ")} ${how}`, { output: printed.join(""), mend }));
    });
  });
}

/**
 * Runs `work` under a name: the name is printed at once, the outcome and the seconds when they are known.
 * `work` may resolve to a note for the end of the line, or to several: the rest go on lines of their own.
 * Resolves to whether it passed.
 */
export async function step(name, work) {
  process.stdout.write(`  ${name.padEnd(nameWidth)}`);
  const started = performance.now();
  const close = (mark) => {
    const seconds = `${((performance.now() - started) / 1000).toFixed(1)} s`;
    process.stdout.write(`${mark} ${seconds.padStart(7)}`);
  };
  try {
    const [note, ...more] = [await work()].flat().filter(Boolean);
    close(green("✓"));
    process.stdout.write(note ? `   ${note}\n` : "\n");
    for (const line of more) console.log(`${" ".repeat(nameWidth + 14)}${line}`);
    return true;
  } catch (error) {
    close(red("✗"));
    process.stdout.write("\n");
    printFailure(name, error);
    return false;
  }
}

/** A step that cannot run because one that it needs has failed. */
export function skipStep(name, reason) {
  console.log(`  ${name.padEnd(nameWidth)}-           ${reason}`);
}

function printFailure(name, error) {
  const known = error instanceof StepError;
  const body = known ? error.output.trimEnd() : error.stack;
  if (body) console.log(`\n${body}\n`);
  else console.log();
  if (known) console.log(red(`${name}: ${error.message}`));
  if (error.mend) console.log(error.mend);
  console.log();
}

const green = (text) => (coloured ? `\u001b[32m${text}\u001b[39m` : text);
const red = (text) => (coloured ? `\u001b[31m${text}\u001b[39m` : text);
