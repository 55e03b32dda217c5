// Measures how long programs take to start that use one library or another. README.md says how to read what it prints.
import { writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { installedVersions } from "./bundle/installed-versions.ts";
import { libraries } from "./bundle/libraries.ts";
import { thisMachine } from "./machine.ts";
import { printed } from "./requests/report-requests.ts";
import { measureStart, type Method } from "./start/measure-start.ts";
import { startTables } from "./start/report-start.ts";

const { values: options } = parseArgs({
  options: {
    /** Few rounds, and the workspace's sources in place of what is built: to see that it works. */
    quick: { type: "boolean", default: false },
    /** Where the results are written. */
    output: { type: "string", default: "results/start.json" },
  },
});

const thorough: Method = { rounds: 21, workspace: "built" };
const quick: Method = { rounds: 2, workspace: "sources" };

const method = options.quick ? quick : thorough;
const rows = await measureStart(method);
const versions = await installedVersions(["esbuild", ...libraries.map((library) => library.package)]);
const results = { machine: thisMachine(), versions, method, rows };
await writeFile(options.output, `${JSON.stringify(results, undefined, 2)}\n`);
console.log(`${printed(startTables(rows))}\n\nwritten to ${options.output}`);
