import { table } from "../table.ts";
import type { StreamResults } from "./measure-stream.ts";

/** The results as two tables to be read. */
export function reportStream({ memory, stopping }: StreamResults): string {
  const held = memory.map(({ way, mostHeld, most, seconds }) => [
    way,
    mostHeld?.toFixed(1) ?? "not measured",
    most.toFixed(1),
    seconds.toFixed(2),
  ]);
  const stopped = stopping.map(({ items, pages, requests }) =>
    [items, pages, requests].map((number) => number.toLocaleString("en-US")),
  );
  return [
    table([["the whole table by", "MB held", "MB at most", "seconds"], ...held]),
    table([["break after items", "of pages", "requests"], ...stopped]),
  ].join("\n\n");
}
