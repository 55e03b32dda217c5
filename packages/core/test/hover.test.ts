import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

// What an editor shows when one hovers over a value is what the compiler writes into declarations for one of an inferred type.

const source = `
import { attr, defineModel, key, type AnyModel, type Item, type ItemKey, type ItemUpdate, type NewItem } from "@dynamorm/core";

const User = defineModel({
  name: "User",
  table: "users",
  attributes: {
    id: attr.string(),
    born: attr.date().optional(),
    status: attr.enum(["active", "disabled"]).default("active"),
    tags: attr.set(attr.string()).optional(),
    home: attr.map({ city: attr.string(), zip: attr.string().optional() }),
    nick: attr.string().nullable(),
    shape: attr.union([
      attr.map({ kind: attr.literal("circle"), radius: attr.number() }),
      attr.map({ kind: attr.literal("square"), side: attr.number() }),
    ]),
    scores: attr.record(attr.number()),
    version: attr.version(),
  },
  key: { partitionKey: "id" },
});
const Order = defineModel({
  name: "Order",
  table: "shop",
  attributes: { customerId: attr.string(), at: attr.date(), status: attr.string(), note: attr.string().optional() },
  key: { partitionKey: key("pk", "CUSTOMER#{customerId}"), sortKey: key("sk", "ORDER#{at}") },
  indexes: { byStatus: { partitionKey: key("gsi1pk", "{status}#{note}") } },
});

declare function read<M extends AnyModel>(model: M): Item<M>;
declare function taken<M extends AnyModel>(model: M): NewItem<M>;
declare function changes<M extends AnyModel>(model: M): ItemUpdate<M>;
declare function keyOf<M extends AnyModel>(model: M): ItemKey<M>;

export const item = read(User);
export const newItem = taken(User);
export const update = changes(User);
export const userKey = keyOf(User);
export const orderKey = keyOf(Order);
export const orderUpdate = changes(Order);
`;

const root = fileURLToPath(new URL("..", import.meta.url));
let folder: string;
let declarations: string;

/** Emits the declarations of the source: the types of its values, written out. */
beforeAll(() => {
  // Within the package, so that it is found by its own name.
  folder = mkdtempSync(join(root, ".hover-"));
  writeFileSync(join(folder, "hover.ts"), source);
  const compilerOptions = {
    declaration: true,
    emitDeclarationOnly: true,
    isolatedDeclarations: false,
    noErrorTruncation: true,
    customConditions: ["@dynamorm/source"],
    rootDir: "..",
    outDir: "out",
  };
  const config = { extends: "../../../tooling/tsconfig.base.json", compilerOptions, files: ["hover.ts"] };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(config));
  const tsc = join(root, "../../node_modules/typescript/bin/tsc");
  execFileSync(process.execPath, [tsc, "-p", folder], { encoding: "utf8" });
  declarations = readFileSync(join(folder, "out", folder.slice(root.length), "hover.d.ts"), "utf8");
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The type of a value of the source, as it is written out, in one line. */
function shown(name: string): string {
  const from = declarations.indexOf(`const ${name}: `) + `const ${name}: `.length;
  const [text = ""] = declarations.slice(from).split(/;\n(?=export|$)/);
  return text.replaceAll(/\s+/g, " ");
}

/** Fields of a type, as they are listed by the compiler, in one line. */
function fields(...lines: readonly string[]): string {
  return `{ ${lines.join("; ")}; }`;
}

const circleOrSquare = '{ kind: "circle"; radius: number; } | { kind: "square"; side: number; }';

describe("M1 a hover shows fields, not how their types came to be", () => {
  it("of an item", () => {
    expect(shown("item")).toBe(
      fields(
        "born?: Date",
        "home: { city: string; zip?: string; }",
        "id: string",
        "nick: string | null",
        "scores: Record<string, number>",
        `shape: ${circleOrSquare}`,
        'status: "active" | "disabled"',
        "tags?: Set<string>",
        "version: number",
      ),
    );
  });

  it("of a new item", () => {
    expect(shown("newItem")).toBe(
      fields(
        "born?: Date | undefined",
        "home: { city: string; zip?: string | undefined; }",
        "id: string",
        "nick: string | null",
        "scores: Readonly<Record<string, number>>",
        `shape: ${circleOrSquare}`,
        'status?: "active" | "disabled" | undefined',
        "tags?: ReadonlySet<string> | undefined",
        "version?: number | undefined",
      ),
    );
  });

  it("of an update", () => {
    expect(shown("update")).toBe(
      fields(
        "born?: Date | null | undefined",
        "home?: { city: string; zip?: string | undefined; } | undefined",
        "nick?: string | null | undefined",
        "scores?: Readonly<Record<string, number>> | undefined",
        `shape?: ${circleOrSquare} | undefined`,
        'status?: "active" | "disabled" | undefined',
        "tags?: ReadonlySet<string> | null | undefined",
        "version?: number | undefined",
      ),
    );
  });

  it("of a key, also of a computed one", () => {
    expect(shown("userKey")).toBe("{ id: string; }");
    expect(shown("orderKey")).toBe("{ at: Date; customerId: string; }");
  });

  it("of an update that keeps the parts of a computed key together", () => {
    expect(shown("orderUpdate")).toBe(
      [
        "{ status: string; note: string; }",
        "{ note?: undefined; status?: undefined; }",
        "{ note: null; status?: string | undefined; }",
      ].join(" | "),
    );
  });
});
