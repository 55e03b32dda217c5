// Measures how queries become plans and requests. README.md says how to read what it prints.
import { writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { thisMachine } from "./machine.ts";
import { measureReads, type Method } from "./read/measure-reads.ts";
import { reportReads } from "./read/report-reads.ts";
import { utilDynamoDBVersion } from "./versions.ts";

const { values: options } = parseArgs({
  options: {
    /** Less of everything: to see that it works. */
    quick: { type: "boolean", default: false },
    /** Where the results are written. */
    output: { type: "string", default: "results/read.json" },
  },
});

const thorough: Method = { rounds: 21, milliseconds: 40, warmUpRounds: 8 };
const quick: Method = { rounds: 5, milliseconds: 10, warmUpRounds: 5 };

const method = options.quick ? quick : thorough;
const rows = measureReads(method);
const results = { machine: thisMachine(), versions: { "@aws-sdk/util-dynamodb": utilDynamoDBVersion() }, method, rows };
await writeFile(options.output, `${JSON.stringify(results, undefined, 2)}\n`);
console.log(`${reportReads(rows)}\n\nprocessor time in ns; written to ${options.output}`);
