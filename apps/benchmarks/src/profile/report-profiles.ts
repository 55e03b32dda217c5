import type { ReportedTable } from "../requests/report-requests.ts";
import type { ProfileRow } from "./measure-profiles.ts";
import { stationNames } from "./stations.ts";

/** A table for each request: stations down, subjects across. */
export function profileTables(rows: readonly ProfileRow[]): readonly ReportedTable[] {
  const requests = [...new Set(rows.map(({ row }) => row))];
  return requests.map((request) => {
    const columns = rows.filter(({ row }) => row === request);
    const stations = stationNames.filter((station) => columns.some((column) => (column.stations[station] ?? 0) >= 0.5));
    return {
      title: `${request}, µs of the processor`,
      rows: [
        ["", ...columns.map(({ subject }) => subject)],
        ...stations.map((station) => [station, ...columns.map((column) => text(column.stations[station]))]),
        ["all", ...columns.map(({ processor }) => text(processor))],
      ],
    };
  });
}

function text(time: number | undefined): string {
  return time === undefined || time < 0.5 ? "–" : Math.round(time).toLocaleString("en-US");
}
