import type { AttributeDefinition } from "./definition.ts";

/** The name that an attribute has in the table. */
export function storedName(name: string, { storedAs }: AttributeDefinition): string {
  return storedAs ?? name;
}

/** What is wrong with the stored names of some attributes: that two have the same. `undefined` where all differ. */
export function storedNameClash(
  attributes: readonly (readonly [name: string, definition: AttributeDefinition])[],
): string | undefined {
  const owners = new Map<string, string>();
  for (const [name, definition] of attributes) {
    const stored = storedName(name, definition);
    const owner = owners.get(stored);
    if (owner !== undefined) return `"${owner}" and "${name}" would both be stored as "${stored}"`;
    owners.set(stored, name);
  }
  return undefined;
}
