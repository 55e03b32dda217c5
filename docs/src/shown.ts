import { inspect } from "node:util";

/** What examples did not do as their page says, each with page and line. Examples go on after one, so that a run names them all. */
export const faults: string[] = [];

/** Notes a fault unless the value is printed as the page says. Where the page has "…", there may be anything. */
export function shows(place: string, expected: string, value: unknown): void {
  const printed = inspect(value, { breakLength: Infinity, compact: true, depth: null });
  if (!says(expected, printed)) faults.push(`${place} says → ${expected}\n  and it is ${inOneLine(printed)}`);
}

/** Notes a fault unless the statement throws an error whose message starts with what the page says. */
export async function throws(place: string, expected: string, statement: () => Promise<void>): Promise<void> {
  try {
    await statement();
    faults.push(`${place} says throws ${expected}\n  and it throws nothing`);
  } catch (error) {
    const message = error instanceof Error ? error.message : inspect(error);
    if (!says(`${expected}…`, message)) faults.push(`${place} says throws ${expected}\n  and it throws ${message}`);
  }
}

function says(expected: string, actual: string): boolean {
  const parts = inOneLine(expected).split("…");
  const pattern = parts.map((part) => part.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`)).join(".*");
  return new RegExp(`^${pattern}$`, "s").test(inOneLine(actual));
}

/** An assertion may go over several lines. */
function inOneLine(text: string): string {
  return text.replaceAll(/\s+/g, " ").trim();
}
