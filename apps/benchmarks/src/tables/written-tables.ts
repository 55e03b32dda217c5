import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { BundleRow } from "../bundle/measure-bundles.ts";
import { bundleTable } from "../bundle/report-bundles.ts";
import type { ProfileRow } from "../profile/measure-profiles.ts";
import { profileTables } from "../profile/report-profiles.ts";
import { batchPutTable, markdown, requestTables } from "../requests/report-requests.ts";
import type { RequestResults } from "../requests/results.ts";
import type { StartRow } from "../start/measure-start.ts";
import { startTables } from "../start/report-start.ts";
import type { TypesResults } from "../types/measure-types.ts";
import { type AllResults, targetTable } from "./targets.ts";
import { typesTables } from "../types/report-types.ts";

/** What each place in a text is filled with, from the results of a folder. */
const tables: Readonly<Record<string, (folder: string) => Promise<string>>> = {
  requests: async (folder) => {
    const { machine, versions, method, rows } = await requestResults(folder);
    const packages = Object.entries(versions).map(([name, version]) => `\`${name}\` ${version}`);
    const where = `${machine.cpu}, ${machine.cores} cores, ${machine.platform}, Node.js ${machine.node}, ${packages.join(", ")}; medians of ${method.launches * method.rounds} rounds.`;
    return `${where}\n\n${markdown(requestTables(rows))}`;
  },
  bundle: async (folder) =>
    markdown([bundleTable((await readResults<{ readonly rows: readonly BundleRow[] }>(folder, "bundle")).rows)]),
  start: async (folder) =>
    markdown(startTables((await readResults<{ readonly rows: readonly StartRow[] }>(folder, "start")).rows)),
  types: async (folder) => markdown(typesTables(await readResults<TypesResults>(folder, "types"))),
  profile: async (folder) =>
    markdown(profileTables((await readResults<{ readonly rows: readonly ProfileRow[] }>(folder, "profile")).rows)),
  targets: async (folder) => {
    const [codec, read, start, bundle, types] = await Promise.all(
      ["codec", "read", "start", "bundle", "types"].map(async (name) => {
        const { rows } = await readResults<{ readonly rows: unknown }>(folder, name);
        return rows;
      }),
    );
    const requests = await requestResults(folder);
    return markdown([targetTable({ codec, read, start, bundle, types, requests } as AllResults)]);
  },
  "batch put": async (folder) => markdown([batchPutTable((await requestResults(folder)).batchPut)]),
};

/** A text with its tables as the results in a folder say. @throws Error for a place whose table is not known. */
export async function writtenTables(text: string, folder: string): Promise<string> {
  // Every second part is the name of a table, and what follows it goes on to the end of that.
  const [before = "", ...parts] = text.split(/<!-- table: ([a-z ]+) -->\n/);
  let written = before;
  for (let index = 0; index < parts.length; index += 2) {
    const name = parts[index] ?? "";
    const make = tables[name];
    if (make === undefined) throw new Error(`there is no table ${JSON.stringify(name)}`);
    const rest = parts[index + 1] ?? "";
    const end = rest.indexOf("<!-- end -->");
    if (end < 0) throw new Error(`the table ${JSON.stringify(name)} has no end`);
    written += `<!-- table: ${name} -->\n\n${await make(folder)}\n\n${rest.slice(end)}`;
  }
  return written;
}

function requestResults(folder: string): Promise<RequestResults> {
  return readResults(folder, "requests");
}

async function readResults<Results>(folder: string, name: string): Promise<Results> {
  return JSON.parse(await readFile(join(folder, `${name}.json`), "utf8")) as Results;
}
