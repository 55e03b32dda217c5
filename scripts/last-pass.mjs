/**
 * Remembers what a slow check last passed on, under node_modules/.cache, so that it can be left out while nothing changed.
 */
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { root } from "./run-step.mjs";

/** A hash of the paths and contents of these files and folders, and of what runs them. */
export function hashOf(paths) {
  const hash = createHash("sha256").update(`${process.version} ${process.platform} ${process.arch}\n`);
  for (const file of paths.flatMap(filesIn).toSorted()) {
    const content = readFileSync(file);
    hash.update(`${relative(root, file)} ${content.length}\n`).update(content);
  }
  return hash.digest("hex");
}

/** Whether this check passed on the same hash before. Never in CI (`CI=true`), where everything runs. */
export function passedBefore(check, hash) {
  if (process.env.CI) return false;
  try {
    return readFileSync(stampOf(check), "utf8") === hash;
  } catch {
    return false;
  }
}

/** To be called when the check has passed. */
export function recordPass(check, hash) {
  mkdirSync(dirname(stampOf(check)), { recursive: true });
  writeFileSync(stampOf(check), hash);
}

const stampOf = (check) => join(root, "node_modules", ".cache", "dynamorm", check);

function filesIn(path) {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) return [];
  if (found.isFile()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
