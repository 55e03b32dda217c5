import { cursorFromBytes, cursorToBytes } from "../cursor-bytes.ts";
import { invalidCursor } from "../cursor-json.ts";
import { checkText, withinBounds } from "../cursor-text.ts";
import type { Cursor } from "../cursor.ts";
import { InvalidCursorError } from "../invalid-cursor-error.ts";
import { type CursorScope, scopeBytes } from "./cursor-scope.ts";
import { derivedKey } from "./derived-key.ts";
import { checkSealingOptions, type CursorSealingOptions } from "./sealing-options.ts";

/** Seals cursors and opens them again. Shows its secrets to nobody. */
export interface CursorSealing {
  /**
   * Writes a cursor as text that only the holder of the secret can make, and that opens for this scope alone. The text stands
   * in URLs as it is.
   *
   * @throws InvalidCursorError for a cursor that cannot be, as `encodeCursor` does, and for one whose `index` or `sort` is
   * not the scope's. InvalidOptionError for a scope that cannot be.
   */
  readonly seal: (cursor: Cursor, scope: CursorScope) => Promise<string>;
  /**
   * Reads a cursor that `seal` wrote for the same scope, from whoever sends it.
   *
   * @throws InvalidCursorError, and nothing else, for any other text: its message quotes nothing of it, and names no reason
   * that would help a forger. InvalidOptionError for a scope that cannot be.
   */
  readonly open: (text: string, scope: CursorScope) => Promise<Cursor>;
}

/**
 * Makes cursors that nobody else can make: signed with HMAC-SHA-256, or encrypted with AES-256-GCM. By WebCrypto alone.
 *
 * @example
 * const sealing = cursorSealing({ sign: secret });   // 32 random bytes: openssl rand -base64 32
 * const scope = { model: "User", table: "users", index: "gsi-email", direction: "asc", conditions: JSON.stringify({ email }) };
 *
 * const text = await sealing.seal({ lastKey: LastEvaluatedKey }, scope);   // "s1.eyJsYXN0S2V5…"
 * const { lastKey } = await sealing.open(request.query.after, scope);
 *
 * @throws InvalidOptionError for secrets that are missing, shorter than 32 bytes or given twice, and where there is no
 * WebCrypto. Never tells a secret.
 */
export function cursorSealing(options: CursorSealingOptions): CursorSealing {
  const { form, secrets } = checkSealingOptions(options);
  const [first, ...others] = secrets;
  const sealingKey = derivedKey(first, form);
  const keys = [sealingKey, ...others.map((secret) => derivedKey(secret, form))];

  return Object.freeze({
    async seal(cursor, scope) {
      const bound = scopeBytes(scope, form);
      const payload = cursorToBytes(cursor);
      checkPlace(cursor, scope);
      return withinBounds(await form.seal(await sealingKey(), payload, bound));
    },
    async open(text, scope) {
      const bound = scopeBytes(scope, form);
      const context = { model: scope.model, table: scope.table };
      checkText(text, context);
      if (!text.startsWith(`${form.mark}.`)) throw invalidCursor(`it is not ${form.made}`, context);
      const tryKey = form.take(text, bound);
      if (tryKey === undefined) throw invalidCursor("it is cut short, or was changed", context);
      for (const key of keys) {
        const payload = await tryKey(await key());
        if (payload !== undefined) return cursorFromBytes(payload);
      }
      throw invalidCursor(
        "it was not made with one of these secrets, or it was made for another query (model, table, index, direction or conditions differ)",
        context,
      );
    },
  } satisfies CursorSealing);
}

/** What a cursor says of itself has to be what it is sealed for: else it would open for a query that it does not belong to. */
function checkPlace({ index, sort }: Cursor, scope: CursorScope): void {
  const refuse = (field: string, asked: string): never => {
    throw new InvalidCursorError(`a cursor cannot be made: its ${field} is not the scope's; ${asked}`, {
      model: scope.model,
      table: scope.table,
    });
  };
  if (index && index !== scope.index) refuse("index", "give the scope the index that is read");
  if (sort && sort.toLowerCase() !== scope.direction) refuse("sort", 'give the scope the direction, "asc" or "desc"');
}
