import { gzipSync } from "node:zlib";
import { type BundleOptions, bundleSource } from "./bundle-source.ts";
import { libraries } from "./libraries.ts";

/** How large a bundle is, in bytes. */
export interface Size {
  readonly raw: number;
  readonly gzip: number;
}

/** How large the bundles of a library are. */
export interface BundleRow {
  readonly library: string;
  /** All that the package exports, without the SDK. */
  readonly whole?: Size;
  /** A program with one model that gets, puts, queries and updates, without the SDK. */
  readonly program: Size;
  /** The smallest program that only gets, without the SDK. */
  readonly get: Size;
  /** The program with the SDK in its bundle. */
  readonly programWithSdk: Size;
  /** The program that only gets, with the SDK in its bundle. */
  readonly getWithSdk: Size;
}

/** Bundles every program of every library. */
export async function measureBundles(workspace: BundleOptions["workspace"]): Promise<readonly BundleRow[]> {
  const rows: BundleRow[] = [];
  for (const { name, whole, program, getProgram = program } of libraries) {
    const programSource = `export * from "./programs/${program}.ts";`;
    const getSource = `export { get } from "./programs/${getProgram}.ts";`;
    rows.push({
      library: name,
      ...(whole !== undefined && { whole: await sizeOf(whole, { sdk: "external", workspace }) }),
      program: await sizeOf(programSource, { sdk: "external", workspace }),
      get: await sizeOf(getSource, { sdk: "external", workspace }),
      programWithSdk: await sizeOf(programSource, { sdk: "bundled", workspace }),
      getWithSdk: await sizeOf(getSource, { sdk: "bundled", workspace }),
    });
  }
  return rows;
}

async function sizeOf(source: string, options: BundleOptions): Promise<Size> {
  const code = await bundleSource(source, options);
  return { raw: code.byteLength, gzip: gzipSync(code, { level: 9 }).byteLength };
}
