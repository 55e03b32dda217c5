import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * Takes everything of AWS out of the environment, so that a test finds neither a developer's credentials nor a machine's role,
 * and asks no metadata service for them. Gives what puts it back.
 */
export async function withoutAws(): Promise<() => Promise<void>> {
  const before = { ...process.env };
  const home = await mkdtemp(join(tmpdir(), "dynamorm-home-"));
  for (const name of Object.keys(process.env)) if (name.startsWith("AWS_")) delete process.env[name];
  Object.assign(process.env, { HOME: home, USERPROFILE: home, AWS_EC2_METADATA_DISABLED: "true" });
  return async () => {
    for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
    Object.assign(process.env, before);
    await rm(home, { recursive: true });
  };
}
