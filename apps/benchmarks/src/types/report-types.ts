import type { ReportedTable } from "../requests/report-requests.ts";
import type { RefusalRow, TypesResults, TypesRow } from "./measure-types.ts";

/** What types cost, and what they find. */
export function typesTables({ rows, refusals }: TypesResults): readonly ReportedTable[] {
  return [costs(rows), mistakes(refusals)];
}

/** One line for each library, with the counts of models in columns. */
function costs(rows: readonly TypesRow[]): ReportedTable {
  const counts = [...new Set(rows.map(({ models }) => models))];
  const libraries = [...new Set(rows.map(({ library }) => library))];
  const header = [
    "",
    ...counts.map((models) => `instantiations, ${models}`),
    ...counts.map((models) => `ms, ${models}`),
    `MB, ${counts.at(-1) ?? 0}`,
  ];
  const body = libraries.map((library) => {
    const own = rows.filter((row) => row.library === library);
    return [
      library,
      ...own.map(({ instantiations }) => instantiations.toLocaleString("en-US")),
      ...own.map(({ checkMilliseconds }) => checkMilliseconds.toLocaleString("en-US")),
      String(own.at(-1)?.memoryMegabytes ?? ""),
    ];
  });
  return { title: `what checking so many models takes`, rows: [header, ...body] };
}

function mistakes(refusals: readonly RefusalRow[]): ReportedTable {
  const names = Object.keys(refusals[0]?.mistakes ?? {});
  const body = refusals.map((row) => [row.library, ...names.map((name) => row.mistakes[name] ?? "")]);
  return { title: "a mistake in", rows: [["", ...names], ...body] };
}
