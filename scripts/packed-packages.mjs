/**
 * The packages as the registry would get them: packed, for projects that install them as users do.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root, run } from "./run-step.mjs";

/** Every published package, with its folder and its manifest. */
export function publishedPackages() {
  return readdirSync(join(root, "packages"))
    .map((folder) => ({ folder, path: join(root, "packages", folder) }))
    .filter(({ path }) => existsSync(join(path, "package.json")))
    .map((entry) => ({ ...entry, manifest: readJson(join(entry.path, "package.json")) }))
    .filter(({ manifest }) => !manifest.private)
    .map((entry) => ({ ...entry, name: entry.manifest.name }));
}

/** What a packed package is made of, for a hash. */
export function packedFiles(packages) {
  return [
    ...packages.flatMap(({ path }) => ["package.json", "README.md", "dist"].map((name) => join(path, name))),
    ...["pnpm-lock.yaml", "pnpm-workspace.yaml", "LICENSE"].map((name) => join(root, name)),
  ];
}

/** Packs every package as it would be published and resolves to the tarball of each name. */
export async function packAll(folder, env) {
  const args = ["--recursive", "--filter", "./packages/*", "pack", "--pack-destination", folder, "--json"];
  const packed = JSON.parse(await run("pnpm", args, { env, only: "stdout" }));
  return new Map(packed.map(({ name, filename }) => [name, filename]));
}

/** A project's manifest that depends on one of our packages; whatever of ours that needs comes from tarballs too. */
export function consumerManifest(name, tarballs, others) {
  const overrides = [...tarballs].filter(([other]) => other !== name);
  return {
    private: true,
    dependencies: { [name]: `file:${tarballs.get(name)}`, ...others },
    overrides: Object.fromEntries(overrides.map(([other, tarball]) => [other, `file:${tarball}`])),
  };
}

/** Says nothing but errors, and asks the registry for nothing that npm's cache has. */
export const npmFlags = ["--prefer-offline", "--no-audit", "--no-fund", "--loglevel=error"];

export function readJson(file) {
  return JSON.parse(readFileSync(file, "utf8"));
}
