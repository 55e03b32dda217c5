import type { AttributeValue, StoredItem } from "@dynamorm/core";
import { expectTypeOf } from "expect-type";
import { marshall } from "./marshall.ts";
import type { MarshallOptions } from "./marshall-options.ts";
import { NumberValue } from "./number-value.ts";
import { unmarshall } from "./unmarshall.ts";
import type { UnmarshallOptions } from "./unmarshall-options.ts";

interface User {
  readonly id: string;
  readonly age?: number;
}
declare const user: User;
declare const record: Record<string, unknown>;
declare const unknown: unknown;
declare const object: object;
declare const parsed: Record<string, ReturnType<typeof JSON.parse>>;
declare const options: MarshallOptions;

// An item of an object, values of an array.
expectTypeOf(marshall(user)).toEqualTypeOf<StoredItem>();
expectTypeOf(marshall(record)).toEqualTypeOf<StoredItem>();
expectTypeOf(marshall(parsed)).toEqualTypeOf<StoredItem>();
expectTypeOf(marshall(JSON.parse("{}"))).toEqualTypeOf<StoredItem>();
expectTypeOf(marshall(new Map([["a", 1]]))).toEqualTypeOf<StoredItem>();
expectTypeOf(marshall(user, { removeUndefinedValues: true })).toEqualTypeOf<StoredItem>();
expectTypeOf(marshall(user, { convertTopLevelContainer: false })).toEqualTypeOf<StoredItem>();
expectTypeOf(marshall([1, "a"])).toEqualTypeOf<AttributeValue[]>();

// The whole value where it is asked for, either where that is not known.
expectTypeOf(marshall(user, { convertTopLevelContainer: true }).M).toEqualTypeOf<Record<string, AttributeValue>>();
expectTypeOf(marshall([1], { convertTopLevelContainer: true }).L).toEqualTypeOf<AttributeValue[]>();
expectTypeOf(marshall([1], options))
  .extract<readonly unknown[]>()
  .toEqualTypeOf<AttributeValue[]>();
expectTypeOf(marshall(user, options)).not.toEqualTypeOf<StoredItem>();

// Everything else is a value, of the type that its own has; texts, bytes and sets may be empty, and null then.
expectTypeOf(marshall(1).N).toEqualTypeOf<string>();
expectTypeOf(marshall(1n).N).toEqualTypeOf<string>();
expectTypeOf(marshall(NumberValue.from(1)).N).toEqualTypeOf<string>();
expectTypeOf(marshall(true).BOOL).toEqualTypeOf<boolean>();
expectTypeOf(marshall(null).NULL).toEqualTypeOf<boolean>();
expectTypeOf(marshall("a").S).toEqualTypeOf<string | undefined>();
expectTypeOf(marshall(new Uint8Array(1)).B).toEqualTypeOf<Uint8Array | undefined>();
expectTypeOf(marshall(new Set(["a"])).SS).toEqualTypeOf<string[] | undefined>();

// What may be anything may become anything.
expectTypeOf(marshall(unknown)).toEqualTypeOf<AttributeValue | StoredItem | AttributeValue[]>();
expectTypeOf(marshall(object)).toEqualTypeOf<AttributeValue | StoredItem | AttributeValue[]>();
expectTypeOf(marshall(unknown, { convertTopLevelContainer: true })).toEqualTypeOf<AttributeValue>();

// @ts-expect-error there is no such option
marshall(user, { removeUndefined: true });
// @ts-expect-error an index is no options: [user].map(marshall)
[user].map(marshall);

declare const item: StoredItem;
declare const value: AttributeValue;
declare const bareOrNot: UnmarshallOptions;
expectTypeOf(unmarshall(item)).toEqualTypeOf<Record<string, unknown>>();
expectTypeOf(unmarshall(item, { wrapNumbers: true })).toEqualTypeOf<Record<string, unknown>>();
expectTypeOf(unmarshall(value, { convertWithoutMapWrapper: true })).toEqualTypeOf<unknown>();
expectTypeOf(unmarshall(item, bareOrNot)).toEqualTypeOf<unknown>();
expectTypeOf(unmarshall(value, bareOrNot)).toEqualTypeOf<unknown>();

// @ts-expect-error a value is no item
unmarshall(value);
// @ts-expect-error there is no such option
unmarshall(item, { wrapNumber: true });
