// Shows where the processor time of a request goes. README.md says how to read what it prints.
import { writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { thisMachine } from "./machine.ts";
import { measureProfiles } from "./profile/measure-profiles.ts";
import { profileTables } from "./profile/report-profiles.ts";
import { printed } from "./requests/report-requests.ts";

const { values: options } = parseArgs({
  options: {
    /** Less of everything: to see that it works. */
    quick: { type: "boolean", default: false },
    /** Where the results are written. */
    output: { type: "string", default: "results/profile.json" },
  },
});

const milliseconds = options.quick ? 150 : 4000;
const rows = await measureProfiles(milliseconds);
await writeFile(options.output, `${JSON.stringify({ machine: thisMachine(), milliseconds, rows }, undefined, 2)}\n`);
console.log(`${printed(profileTables(rows))}\n\nwritten to ${options.output}`);
