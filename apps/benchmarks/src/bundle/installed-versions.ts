import { readFile } from "node:fs/promises";

const root = new URL("../../node_modules/", import.meta.url);

/** The versions of packages as they are installed here. Read from their files: not every package lets its package.json be imported. */
export async function installedVersions(names: readonly string[]): Promise<Readonly<Record<string, string>>> {
  const versions = names.map(async (name) => {
    const { version } = JSON.parse(await readFile(new URL(`${name}/package.json`, root), "utf8")) as {
      readonly version: string;
    };
    return [name, version] as const;
  });
  return Object.fromEntries(await Promise.all(versions));
}
