/** Rows of texts as lines with columns: texts begin at the left, numbers end at the right. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? "").length)));
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) => pad(cell, widths[column] ?? 0))
      .join("  ")
      .trimEnd();
  return rows.map(line).join("\n");
}

function pad(cell: string, width: number): string {
  return /^(?:[\d,.]+(?: ×)?|–)$/.test(cell) ? cell.padStart(width) : cell.padEnd(width);
}
