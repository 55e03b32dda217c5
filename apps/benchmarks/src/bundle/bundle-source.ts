import { fileURLToPath } from "node:url";
import { build } from "esbuild";

/** How a source is bundled. */
export interface BundleOptions {
  /** Whether the SDK is in the bundle, or is imported by it: Lambda has one. */
  readonly sdk: "bundled" | "external";
  /** Whether the workspace's packages are taken as they are built, or from their sources. */
  readonly workspace: "built" | "sources";
  /** What the bundle is: an ES module, where nothing is said. */
  readonly format?: Format;
}

/** How modules are written: `import`, or `require`. */
export type Format = "esm" | "cjs";

/** Where the paths in sources begin. */
const folder = fileURLToPath(new URL("./", import.meta.url));

/** For packages that are CommonJS and load the SDK by `require`, which ES modules do not have. */
const requireForModules =
  'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);';

/**
 * A source, and all that it imports, as one module, minified by esbuild. Packages that have ES modules give these
 * (`mainFields`): parts of them that are not used can be left out then, of the SDK too.
 */
export async function bundleSource(source: string, options: BundleOptions): Promise<Uint8Array> {
  const { sdk, workspace, format = "esm" } = options;
  const { outputFiles } = await build({
    stdin: { contents: source, resolveDir: folder, loader: "ts" },
    bundle: true,
    minify: true,
    write: false,
    format,
    platform: "node",
    target: "node20",
    mainFields: ["module", "main"],
    // "module" is what esbuild takes where nothing is said.
    conditions: workspace === "sources" ? ["module", "@dynamorm/source"] : ["module"],
    external: sdk === "external" ? ["@aws-sdk/*", "@smithy/*"] : [],
    banner: format === "esm" ? { js: requireForModules } : {},
    logLevel: "error",
  });
  const [file] = outputFiles;
  if (file === undefined) throw new Error(`esbuild made no bundle of ${source}`);
  return file.contents;
}
