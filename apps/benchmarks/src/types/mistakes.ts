import type { ModelSource } from "./model-source.ts";

/** A statement that compiles, and the same with a mistake in it, which types should refuse. */
export interface Mistake {
  readonly name: string;
  readonly right: string;
  readonly wrong: string;
}

/** What everybody hopes that types find. The first four are of an item that was read. */
export function mistakesOf({ uses }: ModelSource): readonly Mistake[] {
  return [
    { name: "attribute", right: "item.age0.toFixed();", wrong: "item.age0.trim();" },
    { name: "choice", right: 'void (item.status0 === "active");', wrong: 'void (item.status0 === "actve");' },
    { name: "nested", right: "item.address0?.geo.lat.toFixed();", wrong: "item.address0?.geo.lat.trim();" },
    { name: "list", right: "item.lines0[0]?.price0.toFixed();", wrong: "item.lines0[0]?.price0.trim();" },
    { name: "created", right: uses.create("30"), wrong: uses.create('"30"') },
    { name: "key", right: uses.key('"1"'), wrong: uses.key("{}") },
    { name: "condition", right: uses.condition("18"), wrong: uses.condition('"18"') },
    { name: "path", right: uses.path("city"), wrong: uses.path("citty") },
  ];
}

/** Statements, each on a line of its own, after a program with one model. */
export function withStatements(program: string, statements: readonly string[]): string {
  const lines = statements.map((statement) => `  ${statement}`);
  return [program, "export async function statements(item: Model0): Promise<void> {", ...lines, "}", ""].join("\n");
}
