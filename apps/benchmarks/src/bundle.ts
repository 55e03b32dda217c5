// Measures how large programs are that use one library or another. README.md says how to read what it prints.
import { writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { installedVersions } from "./bundle/installed-versions.ts";
import { libraries } from "./bundle/libraries.ts";
import { measureBundles } from "./bundle/measure-bundles.ts";
import { bundleTable } from "./bundle/report-bundles.ts";
import { thisMachine } from "./machine.ts";
import { printed } from "./requests/report-requests.ts";

const { values: options } = parseArgs({
  options: {
    /** The workspace's sources in place of what is built: to see that it works. */
    quick: { type: "boolean", default: false },
    /** Where the results are written. */
    output: { type: "string", default: "results/bundle.json" },
  },
});

const workspace = options.quick ? "sources" : "built";
const rows = await measureBundles(workspace);
const versions = await installedVersions(["esbuild", ...libraries.map((library) => library.package)]);
const method = { bundler: "esbuild", format: "esm", platform: "node", minified: true, gzipLevel: 9, workspace };
const results = { machine: thisMachine(), versions, method, rows };
await writeFile(options.output, `${JSON.stringify(results, undefined, 2)}\n`);
console.log(`${printed([bundleTable(rows)])}\n\nwritten to ${options.output}`);
