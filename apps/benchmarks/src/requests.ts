// Measures whole requests beside other libraries. README.md says how to read what it prints.
import { writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { measureBatchPut, wayNames } from "./batch-put/measure-batch-put.ts";
import { installedVersions } from "./bundle/installed-versions.ts";
import { thisMachine } from "./machine.ts";
import { chart } from "./requests/chart.ts";
import { checkSubjects } from "./requests/check-subjects.ts";
import { measureRequests, type Method } from "./requests/measure-requests.ts";
import { batchPutTable, printed, requestTables } from "./requests/report-requests.ts";
import type { RequestResults } from "./requests/results.ts";
import { packages, subjectNames, yardstick } from "./requests/subjects.ts";

// It says on every start that it will leave Node 20.
process.env["AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED"] = "true";

const { values: options } = parseArgs({
  options: {
    /** Less of everything: to see that it works. */
    quick: { type: "boolean", default: false },
    /** Where the results are written, and beside them the chart. */
    output: { type: "string", default: "results/requests.json" },
    /** Only these, with commas between them, and what they are measured by. */
    subjects: { type: "string" },
  },
});

const thorough: Method = { launches: 3, rounds: 5, milliseconds: 60, warmUpMilliseconds: 1200 };
const quick: Method = { launches: 1, rounds: 9, milliseconds: 20, warmUpMilliseconds: 300 };

const wanted = options.subjects?.split(",");
const names = subjectNames.filter((name) => name === yardstick || (wanted?.includes(name) ?? true));
const method = options.quick ? quick : thorough;

await checkSubjects(subjectNames);
const rows = await measureRequests(names, method);
const batchPut = options.quick ? await measureBatchPut(wayNames, 1000, 3) : await measureBatchPut(wayNames, 10_000, 11);
const versions = await installedVersions(packages);
const results: RequestResults = { machine: thisMachine(), versions, method, rows, batchPut };
const image = options.output.replace(/(\.json)?$/, ".svg");
await writeFile(options.output, `${JSON.stringify(results, undefined, 2)}\n`);
await writeFile(image, chart(results));
console.log(
  `${printed([...requestTables(rows), batchPutTable(batchPut)])}\n\nwritten to ${options.output} and ${image}`,
);
