// Measures what the compiler pays for models of one library or another. README.md says how to read what it prints.
import { writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { installedVersions } from "./bundle/installed-versions.ts";
import { thisMachine } from "./machine.ts";
import { printed } from "./requests/report-requests.ts";
import { modelSources } from "./types/libraries.ts";
import { measureTypes, type Method } from "./types/measure-types.ts";
import { typesTables } from "./types/report-types.ts";

const { values: options } = parseArgs({
  options: {
    /** Each program once, and the workspace's sources in place of what is built: to see that it works. */
    quick: { type: "boolean", default: false },
    /** Where the results are written. */
    output: { type: "string", default: "results/types.json" },
  },
});

const thorough: Method = { models: [1, 10, 30], rounds: 7, workspace: "built" };
const quick: Method = { models: [10], rounds: 1, workspace: "sources" };

const method = options.quick ? quick : thorough;
const measured = await measureTypes(method);
const versions = await installedVersions(["../../../node_modules/typescript", ...Object.keys(modelSources)]);
const results = { machine: thisMachine(), versions, method, ...measured };
await writeFile(options.output, `${JSON.stringify(results, undefined, 2)}\n`);
console.log(`${printed(typesTables(measured))}\n\nwritten to ${options.output}`);
