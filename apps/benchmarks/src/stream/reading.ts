import { attr, defineModel } from "dynamorm";

/** What the table holds: some 400 bytes each, so that a page of 1 MB has some 2,500. */
export const Reading = defineModel({
  name: "Reading",
  table: "readings",
  attributes: {
    sensorId: attr.string(),
    takenAt: attr.number(),
    value: attr.number(),
    unit: attr.enum(["C", "K"]),
    isValid: attr.boolean(),
    labels: attr.list(attr.string()),
    note: attr.string(),
  },
  key: { partitionKey: "sensorId", sortKey: "takenAt" },
});

/** One of them as a table holds it. */
export function storedReading(index: number): Record<string, object> {
  return {
    sensorId: { S: `sensor-${index % 100}` },
    takenAt: { N: String(1_700_000_000_000 + index) },
    value: { N: String((index * 37) / 100) },
    unit: { S: "C" },
    isValid: { BOOL: true },
    labels: { L: ["north", "roof", `row ${index % 10}`].map((label) => ({ S: label })) },
    note: { S: `reading ${index} `.padEnd(250, ".") },
  };
}
