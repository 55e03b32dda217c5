import { chartStyle } from "./chart-style.ts";
import type { RequestRow } from "./measure-requests.ts";
import type { RequestResults } from "./results.ts";
import { type RequestName, requestNames } from "./rows.ts";
import { type SubjectName, yardstick } from "./subjects.ts";

/** The bars of each panel, from above: their names, and how they look. */
const bars: Readonly<Record<SubjectName, { readonly label: string; readonly look: string }>> = {
  "dynamorm-fast": { label: "DynamORM, fast", look: "fast" },
  "dynamorm-sdk": { label: "DynamORM, SDK", look: "sdk" },
  "lib-dynamodb": { label: "lib-dynamodb", look: "yardstick" },
  "client-dynamodb": { label: "client-dynamodb", look: "" },
  electrodb: { label: "ElectroDB", look: "" },
  "dynamodb-toolbox": { label: "DynamoDB-Toolbox", look: "" },
  "dynamodb-onetable": { label: "OneTable", look: "" },
  dynamoose: { label: "Dynamoose", look: "" },
  floor: { label: "no library", look: "floor" },
};

const titles: Readonly<Record<RequestName, string>> = {
  get: "Get an item",
  put: "Put an item",
  update: "Update an item",
  "query 100": "Query 100 items",
  "query 1 MB": "Query 4,000 items",
  "batch get 100": "Batch get of 100 items",
  "transact write 10": "Transaction of 10 puts",
};

const width = 800;
const head = 64;
const panel = { width: 392, gap: 24, title: 24, label: 132 } as const;
const bar = { height: 12, pitch: 17 } as const;
/** The room that a number takes, with what is before it. */
const valueWidth = 60;
/** Bars end here, so that others can be told apart; those that do not are cut, and their number says how long they are. */
const mostTimes = 3;
const timesWidth = (panel.width - panel.label - valueWidth) / mostTimes;

/** The processor time of requests as bars: ratios to lib-dynamodb, a panel for each row. An SVG image for light and dark pages. */
export function chart({ machine, method, rows }: Pick<RequestResults, "machine" | "method" | "rows">): string {
  const subjects = (Object.keys(bars) as SubjectName[]).filter((name) => rows.some(({ subject }) => subject === name));
  const panelHeight = panel.title + subjects.length * bar.pitch + panel.gap;
  const panels = requestNames.map((row, index) => {
    const x = index % 2 === 0 ? 0 : width - panel.width;
    const y = head + Math.floor(index / 2) * panelHeight;
    return `<g transform="translate(${x} ${y})">${panelOf(row, subjects, rows)}</g>`;
  });
  const legendAt = `translate(${width - panel.width} ${head + Math.floor(requestNames.length / 2) * panelHeight})`;
  const height = head + Math.ceil(requestNames.length / 2) * panelHeight;
  const title = `Processor time of one call, as a multiple of ${yardstick}'s`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img">
  <title>${title}</title>
  <style>${chartStyle}</style>
  <text class="title" x="0" y="20">${title}</text>
  <text class="muted" x="0" y="41">Less is better. ${escaped(`${machine.cpu}, ${machine.cores} cores, Node.js ${machine.node}`)}; medians of ${method.launches * method.rounds} rounds.</text>
  ${panels.join("\n  ")}
  <g transform="${legendAt}">${legend()}</g>
</svg>
`;
}

function panelOf(row: RequestName, subjects: readonly SubjectName[], rows: readonly RequestRow[]): string {
  const lines = subjects.map((subject, index) => {
    const ratio = rows.find((cell) => cell.row === row && cell.subject === subject)?.ratio ?? Number.NaN;
    return barOf(subject, ratio, panel.title + index * bar.pitch);
  });
  return `<text class="panel" x="${panel.label}" y="13">${titles[row]}</text>${lines.join("")}`;
}

function barOf(subject: SubjectName, ratio: number, y: number): string {
  const { label, look } = bars[subject];
  const text = y + bar.height - 2;
  const end = panel.label + Math.min(ratio, mostTimes) * timesWidth;
  const own = subject.startsWith("dynamorm") ? " own" : "";
  const one = panel.label + timesWidth;
  // No line behind a number.
  const isFree = end >= one || end + valueWidth < one;
  const line = `<line class="line" x1="${fixed(one)}" x2="${fixed(one)}" y1="${y - 3}" y2="${y + bar.pitch - 3}"/>`;
  return [
    isFree ? line : "",
    `<text class="name${own}" x="${panel.label - 8}" y="${text}">${label}</text>`,
    `<path class="bar ${look}" d="${outline(end, y, ratio > mostTimes)}"/>`,
    `<text class="value${own}" x="${fixed(end + (ratio > mostTimes ? 12 : 6))}" y="${text}">${times(ratio)}</text>`,
  ].join("");
}

/** A bar, with a point in place of its end where it is cut. */
function outline(end: number, y: number, isCut: boolean): string {
  const middle = isCut ? `l6 ${bar.height / 2}` : `v${bar.height / 2}`;
  const bottom = isCut ? `l-6 ${bar.height / 2}` : `v${bar.height / 2}`;
  return `M${panel.label} ${y}H${fixed(end)}${middle}${bottom}H${panel.label}Z`;
}

function legend(): string {
  const lines = [
    "fast: straight through the parts of the SDK's client",
    "SDK: through the SDK, as all others",
    "no library: node:http and JSON, nothing signed",
    "dotted line: lib-dynamodb, the document client",
    "pointed bars are longer than there is room for",
  ];
  return lines.map((line, index) => `<text class="muted" x="30" y="${30 + index * 20}">${line}</text>`).join("");
}

function times(ratio: number): string {
  return `${ratio.toFixed(ratio < 10 ? 2 : 1)} ×`;
}

function fixed(number: number): string {
  return number.toFixed(1);
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
