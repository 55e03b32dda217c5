/**
 * `npm test`: installs, then everything that CI runs, each as a named step. Needs nothing but Node.js and npm.
 *
 *   npm test -- --only lint,tests     runs these steps (and what they need) instead of all
 */
import util from "node:util";
import { install, requireSupportedNode, run, skipStep, step, StepError } from "./run-step.mjs";

requireSupportedNode();

let env;
const tool = (command, ...args) => run(command, args, { env });
const lastLine = (output) => output.trim().split("\n").at(-1);

/** In this order; a step whose `needs` failed is not run. */
const steps = [
  {
    name: "install",
    work: async () => {
      env = await install();
    },
  },
  { name: "build", needs: ["install"], work: () => turbo("build") },
  { name: "format", needs: ["install"], work: () => quiet("oxfmt", "--check") },
  { name: "lint", needs: ["install"], work: () => quiet("oxlint", "--type-aware", "--deny-warnings") },
  { name: "boundaries", needs: ["install"], work: () => quiet("turbo", "boundaries") },
  { name: "knip", needs: ["install"], work: () => quiet("knip", "--no-config-hints") },
  { name: "typecheck", needs: ["install"], work: () => turbo("typecheck") },
  { name: "types-budget", needs: ["build"], work: () => node("type-budget.mjs") },
  { name: "tests", needs: ["install"], work: tests },
  { name: "package", needs: ["build"], work: () => turbo("check:package") },
  { name: "size", needs: ["build"], work: sizes },
  { name: "consumer", needs: ["build"], work: () => node("check-consumer.mjs") },
  { name: "sdk-versions", needs: ["build"], work: () => node("sdk-versions.mjs") },
];

const chosen = chooseSteps();
const outcomes = new Map();
for (const { name, needs = [], work } of chosen) {
  const missing = needs.filter((need) => outcomes.get(need) !== "passed");
  if (missing.length > 0) {
    skipStep(name, `not run: needs ${missing.join(" and ")}`);
    outcomes.set(name, "not run");
  } else {
    outcomes.set(name, (await step(name, work)) ? "passed" : "failed");
  }
}
const count = (outcome) => [...outcomes.values()].filter((value) => value === outcome).length;
const notRun = count("not run") > 0 ? `, ${count("not run")} not run` : "";
const failures = [...outcomes.keys()].filter((name) => outcomes.get(name) === "failed");
if (failures.length > 0) {
  console.log(`\nfailed: ${failures.join(", ")}   (one of them again: npm test -- --only ${failures[0]})`);
}
console.log(`\nchecks: ${count("passed")} passed, ${count("failed")} failed${notRun}`);
process.exitCode = count("passed") === chosen.length ? 0 : 1;

/** The steps named by `--only` with those that they need, or all of them. */
function chooseSteps() {
  const wanted = new Set(stepNames());
  for (const { name, needs = [] } of steps.toReversed()) {
    if (wanted.has(name)) for (const need of needs) wanted.add(need);
  }
  return steps.filter(({ name }) => wanted.has(name));
}

function stepNames() {
  const all = steps.map(({ name }) => name);
  try {
    const { values } = util.parseArgs({ options: { only: { type: "string", multiple: true } } });
    const named = values.only?.flatMap((value) => value.split(",")) ?? all;
    const unknown = named.find((name) => !all.includes(name));
    if (unknown === undefined) return named;
    console.error(`There is no step "${unknown}".`);
  } catch (error) {
    console.error(error.message);
  }
  console.error(`Usage: npm test, or npm test -- --only <step>,<step>. The steps are: ${all.join(", ")}.`);
  return process.exit(1);
}

async function quiet(command, ...args) {
  await tool(command, ...args);
}

async function node(script) {
  return lastLine(await tool("node", `scripts/${script}`));
}

async function turbo(task) {
  return cachedNote(await tool("turbo", "run", task, "--continue", "--output-logs=errors-only"));
}

function cachedNote(output) {
  const [, cached, total] = /Cached:\s+(\d+) cached, (\d+) total/.exec(output) ?? [];
  return total && `${total} tasks, ${cached} cached`;
}

/** Every package's tests, with a line of counts for each. */
async function tests() {
  try {
    const output = await tool("turbo", "run", "test", "--continue", "--concurrency=100%", "--output-logs=full");
    const summaries = [...output.matchAll(/^(\S+):test: Tests:\s+(.*), \d+ total$/gm)];
    const width = Math.max(0, ...summaries.map(([, name]) => name.length));
    const passed = summaries.map(([, , counts]) => Number(/(\d+) passed/.exec(counts)?.[1] ?? 0));
    return [
      `${passed.reduce((sum, number) => sum + number, 0)} passed; ${cachedNote(output)}`,
      ...summaries.map(([, name, counts]) => `${name.padEnd(width)}  ${counts}`).toSorted(),
    ];
  } catch (error) {
    throw onlyFailedPackages(error);
  }
}

/** The same failure with the output of the packages that failed, one after the other. */
function onlyFailedPackages(error) {
  const failed = /^Failed:\s+(.*)$/m.exec(error.output ?? "")?.[1].split(", ");
  if (!failed) return error;
  const lines = error.output.split("\n");
  const outputs = failed.map((task) => {
    const prefix = `${task.replace("#", ":")}: `;
    return lines.filter((line) => line.startsWith(prefix)).map((line) => line.slice(prefix.length));
  });
  const names = failed.map((task) => task.split("#")[0]);
  const output = outputs.map((printed, index) => [`── ${names[index]}`, ...printed].join("\n")).join("\n\n");
  return new StepError(`failed in ${names.join(", ")}`, { output });
}

async function sizes() {
  try {
    const entries = JSON.parse(await tool("size-limit", "--json"));
    const width = Math.max(...entries.map(({ name }) => name.length));
    return [
      "gzip",
      ...entries.map((entry) => `${entry.name.padEnd(width)}  ${inKB(entry.size)} of ${inKB(entry.sizeLimit)}`),
    ];
  } catch {
    // Once more, for people.
    return tool("size-limit");
  }
}

function inKB(bytes) {
  return `${(bytes / 1000).toFixed(1)} kB`;
}
