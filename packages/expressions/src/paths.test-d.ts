import { expectTypeOf } from "expect-type";
import { condition, operatorCondition, type Path, projection, updateExpression, type ValueAt } from "./index.ts";

// E3: paths, the operands that belong to them, and sizes. Only the compiler looks at this file.

interface Item {
  id: string;
  rating: number;
  big: bigint;
  active: boolean;
  nothing: null;
  born: Date;
  note: string | null;
  either: string | number;
  plain: number | boolean | null;
  bytes?: Uint8Array;
  tags?: Set<string>;
  grid?: (number[] | null)[];
  cubes: { edges: number[][] }[];
  /** Optional at each level, and `null` at one. */
  owner?: { address?: { city?: string; geo?: { lat: number } | null } };
  prices: Record<string, { net: number; history?: number[] }>;
  event: { kind: "sent"; at: Date } | { kind: "lost"; reason?: { code: number } };
  deep: { a: { b: { c: { d: { e: string } } } } };
  "dotted.name": number;
  "odd name": { "inner-name": string };
  unknown: unknown;
}

// Parents that may be missing or null are no obstacle: DynamoDB finds nothing there.
expectTypeOf<ValueAt<Item, "owner.address.city">>().toEqualTypeOf<string>();
expectTypeOf<ValueAt<Item, "owner.address.geo.lat">>().toEqualTypeOf<number>();
expectTypeOf<ValueAt<Item, "owner.address.geo">>().toEqualTypeOf<{ lat: number } | null>();

// Lists of lists, with maps in between.
expectTypeOf<ValueAt<Item, "grid[0]">>().toEqualTypeOf<number[] | null>();
expectTypeOf<ValueAt<Item, "grid[0][1]">>().toEqualTypeOf<number>();
expectTypeOf<ValueAt<Item, "cubes[0].edges[1][2]">>().toEqualTypeOf<number>();

// Records have any name; unions those of each member.
expectTypeOf<ValueAt<Item, "prices.paris.net">>().toEqualTypeOf<number>();
expectTypeOf<ValueAt<Item, "prices.paris.history[0]">>().toEqualTypeOf<number>();
expectTypeOf<ValueAt<Item, "event.at">>().toEqualTypeOf<Date>();
expectTypeOf<ValueAt<Item, "event.reason.code">>().toEqualTypeOf<number>();

// Names with dots are taken for themselves, names with spaces and dashes are like any other.
expectTypeOf<"dotted.name">().toExtend<Path<Item>>();
expectTypeOf<ValueAt<Item, "dotted.name">>().toEqualTypeOf<number>();
expectTypeOf<ValueAt<Item, "odd name.inner-name">>().toEqualTypeOf<string>();

// A path ends where a value has no parts of its own, and is at most four levels deep.
expectTypeOf<"deep.a.b.c.d">().toExtend<Path<Item>>();
expectTypeOf<"deep.a.b.c.d.e">().not.toExtend<Path<Item>>();
expectTypeOf<"born.getTime">().not.toExtend<Path<Item>>();
expectTypeOf<"bytes.length">().not.toExtend<Path<Item>>();
expectTypeOf<"bytes[0]">().not.toExtend<Path<Item>>();
expectTypeOf<"tags[0]">().not.toExtend<Path<Item>>();
expectTypeOf<"grid.length">().not.toExtend<Path<Item>>();
expectTypeOf<"grid[first]">().not.toExtend<Path<Item>>();
expectTypeOf<"dotted">().not.toExtend<Path<Item>>();
// What lies deeper is data.
operatorCondition(["deep", "a", "b", "c", "d", "e"], "=", ["x"]);

// Each path has the operators and the operand of its value.
condition<Item>((eb) =>
  eb.and([
    eb("owner.address.city", "begins_with", "P"),
    eb("owner.address.geo", "=", null),
    eb("grid[0]", "contains", 1),
    eb("grid[0][1]", "between", [1, 2]),
    eb("cubes[0].edges[1][2]", "in", [1, 2]),
    eb("prices.paris.net", ">", 1),
    eb("event.kind", "=", "lost"),
    eb("event.at", "<", new Date()),
    eb("dotted.name", ">=", 1),
    eb("odd name.inner-name", "contains", "x"),
  ]),
);
// @ts-expect-error a city is a text
condition<Item>((eb) => eb("owner.address.city", "=", 1));
// @ts-expect-error a city is never null
condition<Item>((eb) => eb("owner.address.city", "=", null));
// @ts-expect-error an inner list holds numbers
condition<Item>((eb) => eb("grid[0]", "contains", "1"));
// @ts-expect-error a list has no order
condition<Item>((eb) => eb("grid[0]", "<", [1]));
// @ts-expect-error no member of the union has it
condition<Item>((eb) => eb("event.when", "=", 1));
// @ts-expect-error of this member it is a date
condition<Item>((eb) => eb("event.at", "=", "2026-01-01"));
// @ts-expect-error no kind of event
condition<Item>((eb) => eb("event.kind", "=", "found"));
// @ts-expect-error what the record holds has no such name
condition<Item>((eb) => eb("prices.paris.gross", "=", 1));
// @ts-expect-error a map is entered by a name
condition<Item>((eb) => eb("owner[0]", "=", 1));
// @ts-expect-error the same paths in projections
projection<Item>(["owner.address.street"]);
// @ts-expect-error and in updates
updateExpression<Item>((u) => [u.remove("cubes[0].faces")]);
// @ts-expect-error with the type of the value
updateExpression<Item>((u) => [u.set("cubes[0].edges[1][2]", "1")]);

// Texts, bytes, sets, lists and maps have a size; so may one of a union's values, and what is not known.
condition<Item>((eb) =>
  eb.and([
    eb.size("id", ">", 1),
    eb.size("bytes", "between", [1, 2]),
    eb.size("tags", "in", [1, 2]),
    eb.size("grid[0]", "=", 1),
    eb.size("owner.address", "<>", 1),
    eb.size("prices", "<=", 1),
    eb.size("event", "<", 1),
    eb.size("note", ">=", 1),
    eb.size("either", "=", 1),
    // A date may be stored as a text.
    eb.size("born", "=", 24),
    eb.size("unknown", "=", 1),
  ]),
);
// @ts-expect-error a number has no size
condition<Item>((eb) => eb.size("rating", "=", 1));
// @ts-expect-error nor has a bigint
condition<Item>((eb) => eb.size("big", "=", 1));
// @ts-expect-error nor has a boolean
condition<Item>((eb) => eb.size("active", "=", 1));
// @ts-expect-error nor has null
condition<Item>((eb) => eb.size("nothing", "=", 1));
// @ts-expect-error nor has any value of this union
condition<Item>((eb) => eb.size("plain", "=", 1));
// @ts-expect-error nor has a number within
condition<Item>((eb) => eb.size("grid[0][1]", "=", 1));
// @ts-expect-error a list in a list has one, and it is a number
condition<Item>((eb) => eb.size("grid[0]", "=", "1"));
// @ts-expect-error a between of sizes has two ends
condition<Item>((eb) => eb.size("id", "between", [1]));
