// Measures codecs beside @aws-sdk/util-dynamodb. README.md says how to read what it prints.
import { writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { measureCodecs, type Method } from "./codec/measure-codecs.ts";
import { reportCodecs } from "./codec/report-codecs.ts";
import { thisMachine } from "./machine.ts";
import { utilDynamoDBVersion } from "./versions.ts";

const { values: options } = parseArgs({
  options: {
    /** Less of everything: to see that it works. */
    quick: { type: "boolean", default: false },
    /** Where the results are written. */
    output: { type: "string", default: "results/codec.json" },
  },
});

const thorough: Method = { rounds: 21, milliseconds: 25, warmUpMilliseconds: 400 };
// Medians of so many rounds hold where other processes have most of the machine, as tests do of each other.
const quick: Method = { rounds: 11, milliseconds: 5, warmUpMilliseconds: 40 };

const method = options.quick ? quick : thorough;
const rows = await measureCodecs(method);
const results = { machine: thisMachine(), versions: { "@aws-sdk/util-dynamodb": utilDynamoDBVersion() }, method, rows };
await writeFile(options.output, `${JSON.stringify(results, undefined, 2)}\n`);
console.log(`${reportCodecs(rows)}\n\nwritten to ${options.output}`);
