import type { Rolldown } from "tsdown";

/** A node of the syntax tree: whatever has a type. */
interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [part: string]: unknown;
}

const pure = "/* @__PURE__ */ ";

/** What runs later, if ever. */
const functions: ReadonlySet<string> = new Set(["ArrowFunctionExpression", "FunctionExpression", "ClassExpression"]);

const calls: ReadonlySet<string> = new Set(["CallExpression", "NewExpression"]);

/**
 * Marks what a module's own constants are made by as pure, so that bundlers drop a constant that nothing uses, with all that it is made
 * of. The packages say of themselves that loading them has no side effects; bundlers believe this of whole files alone, of which each
 * package has one.
 *
 * @see https://rollupjs.org/configuration-options/#treeshake-annotations
 */
export function pureConstants(): Rolldown.Plugin {
  return {
    name: "pure-constants",
    // The last that is done: what makes code smaller takes functions away that are called where they stand.
    renderChunk(code, { fileName }, { format }, { magicString }) {
      if (format !== "es" || !fileName.endsWith(".js")) return null;
      if (magicString === undefined) throw new Error("pure-constants needs experimental.nativeMagicString");
      for (const value of constantsOf(this.parse(code).body)) {
        const parts = partsOf(value);
        if (parts.some(mayHaveEffects)) {
          magicString.appendRight(value.start, `${pure}(() => (`).appendLeft(value.end, "))()");
        }
        // Those within such a function too: there are bundlers that take the function away before they look for what is not used.
        for (const { start } of parts.filter(({ type }) => calls.has(type))) magicString.appendRight(start, pure);
      }
      return { code: magicString };
    },
  };
}

/** The values of the constants that a module has at its top. */
function constantsOf(statements: readonly object[]): readonly Node[] {
  return statements.flatMap((statement) => {
    const { declaration = statement } = statement as { readonly declaration?: unknown };
    if (!isNode(declaration) || declaration.type !== "VariableDeclaration") return [];
    return (declaration["declarations"] as readonly { readonly init?: unknown }[])
      .map(({ init }) => init)
      .filter(isNode);
  });
}

/** An expression and all that it is made of, but for what is in functions. */
function partsOf(node: Node): readonly Node[] {
  if (functions.has(node.type)) return [];
  const parts = Object.values(node).flatMap((part) => (Array.isArray(part) ? (part as unknown[]) : [part]));
  return [node, ...parts.filter(isNode).flatMap(partsOf)];
}

/** Reading a property may call a getter, for all that a bundler knows, and so may spreading; putting a value into a text may call its `toString`. */
function mayHaveEffects({ type, expressions }: Node): boolean {
  if (type === "TemplateLiteral") return (expressions as readonly unknown[]).length > 0;
  return type === "MemberExpression" || type === "SpreadElement";
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && typeof (value as { type?: unknown }).type === "string";
}
