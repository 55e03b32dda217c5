// Measures what reading a large table takes. README.md says how to read what it prints.
import { writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { thisMachine } from "./machine.ts";
import { measureStream } from "./stream/measure-stream.ts";
import { reportStream } from "./stream/report-stream.ts";

const { values: options } = parseArgs({
  options: {
    /** A tenth of the items: to see that it works. */
    quick: { type: "boolean", default: false },
    /** Where the results are written. */
    output: { type: "string", default: "results/stream.json" },
  },
});

const items = options.quick ? 20_000 : 200_000;
const measured = await measureStream(items);
await writeFile(options.output, `${JSON.stringify({ machine: thisMachine(), items, ...measured }, undefined, 2)}\n`);
console.log(`${reportStream(measured)}\n\n${items.toLocaleString("en-US")} items; written to ${options.output}`);
