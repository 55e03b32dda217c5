// Writes tables of README.md from the results that are kept: what stands between <!-- table: name --> and <!-- end -->.
import { readFile, writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { writtenTables } from "./tables/written-tables.ts";

const { values: options } = parseArgs({
  options: {
    /** Where the results are. */
    results: { type: "string", default: "results" },
    /** The text whose tables are written. */
    file: { type: "string", default: "README.md" },
  },
});

const text = await readFile(options.file, "utf8");
await writeFile(options.file, await writtenTables(text, options.results));
