import type { DynamORMError, QueryInput, QueryOutput, StoredItem } from "@dynamorm/core";
import { expectTypeOf } from "expect-type";
import {
  type Cursor,
  type CursorScope,
  cursorSealing,
  type CursorSealing,
  type CursorSealingOptions,
  decodeCursor,
  encodeCursor,
  InvalidCursorError,
  type Secret,
  type Secrets,
} from "./index.ts";

// Never run: tsc checks it, `pnpm typecheck`.

// A cursor has a key, and may have an index and a direction.
expectTypeOf<Cursor["lastKey"]>().toEqualTypeOf<StoredItem>();
expectTypeOf<Cursor["index"]>().toEqualTypeOf<string | undefined>();
expectTypeOf<Cursor["sort"]>().toEqualTypeOf<"ASC" | "DESC" | undefined>();
expectTypeOf<{ lastKey: StoredItem }>().toExtend<Cursor>();
expectTypeOf(encodeCursor).toEqualTypeOf<(cursor: Cursor) => string>();
expectTypeOf(decodeCursor).toEqualTypeOf<(text: string) => Cursor>();

// The key goes from one answer into the next request.
expectTypeOf<NonNullable<QueryOutput["LastEvaluatedKey"]>>().toExtend<Cursor["lastKey"]>();
expectTypeOf<Cursor["lastKey"]>().toExtend<NonNullable<QueryInput["ExclusiveStartKey"]>>();

// The error is told apart by its code.
expectTypeOf<InvalidCursorError>().toExtend<DynamORMError>();
expectTypeOf<InvalidCursorError["code"]>().toEqualTypeOf<"INVALID_CURSOR">();
expectTypeOf(InvalidCursorError).toBeConstructibleWith("the cursor belongs to another model", { model: "User" });

declare const lastKey: StoredItem;
declare const perhaps: string | undefined;
// @ts-expect-error a cursor without a key
encodeCursor({ index: "byAge" });
// @ts-expect-error a plain value
encodeCursor({ lastKey: { id: "1" } });
// @ts-expect-error a value of two types
encodeCursor({ lastKey: { id: { S: "1", N: "1" } } });
// @ts-expect-error a number that is not text
encodeCursor({ lastKey: { id: { N: 1 } } });
// @ts-expect-error no direction
encodeCursor({ lastKey, sort: "asc" });
// @ts-expect-error an unknown field
encodeCursor({ lastKey, indexName: "byAge" });
// @ts-expect-error perhaps no cursor was sent
decodeCursor(perhaps);

// Sealing: a secret, or several, to sign or to encrypt with.
declare const bytes: Uint8Array;
declare const fromEnvironment: string | undefined;
declare const list: string[];
expectTypeOf(cursorSealing).parameter(0).toEqualTypeOf<CursorSealingOptions>();
expectTypeOf<Secrets>().toEqualTypeOf<Secret | readonly [Secret, ...Secret[]]>();
expectTypeOf(cursorSealing({ sign: "a secret" })).toEqualTypeOf<CursorSealing>();
const sealing = cursorSealing({ encrypt: ["a secret", bytes] });
expectTypeOf(sealing.seal).toEqualTypeOf<(cursor: Cursor, scope: CursorScope) => Promise<string>>();
expectTypeOf(sealing.open).toEqualTypeOf<(text: string, scope: CursorScope) => Promise<Cursor>>();
// @ts-expect-error neither
cursorSealing({});
// @ts-expect-error both
cursorSealing({ sign: "a secret", encrypt: "another" });
// @ts-expect-error a variable that may not be set
cursorSealing({ sign: fromEnvironment });
// @ts-expect-error an empty list
cursorSealing({ sign: [] });
// @ts-expect-error a list that may be empty
cursorSealing({ sign: list });
// @ts-expect-error no text and no bytes
cursorSealing({ sign: 1 });
// @ts-expect-error an unknown option
cursorSealing({ sign: "a secret", expires: 3600 });

// What a cursor is good for: the model and the table at least.
void sealing.open("", { model: "User", table: "users", index: undefined, direction: "asc", conditions: "" });
// @ts-expect-error no scope
void sealing.open("");
// @ts-expect-error no table
void sealing.open("", { model: "User" });
// @ts-expect-error a direction as cursors write it
void sealing.open("", { model: "User", table: "users", direction: "ASC" });
// @ts-expect-error what would not be bound
void sealing.open("", { model: "User", table: "users", filter: "" });
// @ts-expect-error perhaps no cursor was sent
void sealing.open(perhaps, { model: "User", table: "users" });
// @ts-expect-error a plain value
void sealing.seal({ lastKey: { id: "1" } }, { model: "User", table: "users" });
