import type { BundleOptions, Format } from "../bundle/bundle-source.ts";

/** A program whose start is measured. */
export interface Subject {
  readonly name: string;
  readonly source: string;
  readonly sdk: BundleOptions["sdk"];
  readonly format: Format;
}

const programs: Readonly<Record<string, string>> = {
  "client-dynamodb": 'export * from "./programs/client-dynamodb.ts";',
  "lib-dynamodb": 'export * from "./programs/lib-dynamodb.ts";',
  electrodb: 'export * from "./programs/electrodb.ts";',
  "dynamodb-toolbox": 'export * from "./programs/dynamodb-toolbox.ts";',
  "dynamodb-onetable": 'export * from "./programs/dynamodb-onetable.ts";',
  dynamoose: 'export * from "./programs/dynamoose.ts";',
  dynamorm: 'export * from "./programs/dynamorm.ts";',
  "dynamorm, get only": 'export { get } from "./programs/dynamorm-get.ts";',
  "dynamorm/fast": 'export * from "./programs/dynamorm-fast.ts";',
  "dynamorm/fast, get only": 'export { get } from "./programs/dynamorm-fast-get.ts";',
};

/** What others are compared with, bundled the same way: the SDK, and nothing besides. */
export const yardstick = "client-dynamodb";

/**
 * Every program with the SDK as a package beside it, as on Lambda, and with the SDK in its bundle. They are CommonJS, as tools for
 * Lambda make them; some are ES modules as well, to see what that costs.
 */
export const subjects: readonly Subject[] = [
  ...Object.entries(programs).map(([name, source]) => ({ name, source, sdk: "external", format: "cjs" }) as const),
  ...Object.entries(programs).map(([name, source]) => ({ name, source, sdk: "bundled", format: "cjs" }) as const),
  ...(["external", "bundled"] as const).flatMap((sdk) =>
    [yardstick, "dynamorm", "dynamorm/fast"].map(
      (name) => ({ name, source: programs[name] ?? "", sdk, format: "esm" }) as const,
    ),
  ),
];
