import type { DynamORMError, QueryInput, QueryOutput, StoredItem } from "@dynamorm/core";
import { expectTypeOf } from "expect-type";
import { type Cursor, decodeCursor, encodeCursor, InvalidCursorError } from "./index.ts";

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
