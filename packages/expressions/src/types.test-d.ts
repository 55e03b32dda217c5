import { expectTypeOf } from "expect-type";
import { condition, keyCondition, type Path, projection, updateExpression, type ValueAt } from "./index.ts";

// Only the compiler looks at this file: `typecheck` does, and nothing runs it.

interface Item {
  id: string;
  age: number;
  active: boolean;
  born: Date;
  status: "open" | "closed";
  tags?: Set<string>;
  scores: Set<number>;
  notes?: string[];
  matrix: number[][];
  address?: { city: string; geo: { lat: number } };
  lines: { sku: string; price: number }[];
}

// Paths reach into maps and lists.
expectTypeOf<"address.geo.lat">().toExtend<Path<Item>>();
expectTypeOf<"lines[0].price">().toExtend<Path<Item>>();
expectTypeOf<"matrix[1][2]">().toExtend<Path<Item>>();
expectTypeOf<"nope">().not.toExtend<Path<Item>>();
expectTypeOf<"lines.price">().not.toExtend<Path<Item>>();
expectTypeOf<"id.length">().not.toExtend<Path<Item>>();

// A path has the type of its value.
expectTypeOf<ValueAt<Item, "age">>().toEqualTypeOf<number>();
expectTypeOf<ValueAt<Item, "address.geo.lat">>().toEqualTypeOf<number>();
expectTypeOf<ValueAt<Item, "lines[0].price">>().toEqualTypeOf<number>();
expectTypeOf<ValueAt<Item, "lines[0]">>().toEqualTypeOf<{ sku: string; price: number }>();
expectTypeOf<ValueAt<Item, "matrix[1][2]">>().toEqualTypeOf<number>();
expectTypeOf<ValueAt<Item, "matrix[1]">>().toEqualTypeOf<number[]>();
expectTypeOf<ValueAt<Item, "tags">>().toEqualTypeOf<Set<string>>();

interface Mixed {
  visits: Record<string, { at: Date; by: string[] }[]>;
  shape: { kind: "circle"; radius: number } | { kind: "box"; sides: number[] };
  either: string | number;
  size: "auto" | number;
  many: (string | { at: Date } | Set<bigint>)[];
  bytes: Uint8Array;
  middle: string | null;
  scores: Set<number> | string;
}

// Paths reach into records, and into those members of a union that have the name.
expectTypeOf<ValueAt<Mixed, "visits.home[0].at">>().toEqualTypeOf<Date>();
expectTypeOf<ValueAt<Mixed, "visits.home">>().toEqualTypeOf<{ at: Date; by: string[] }[]>();
expectTypeOf<ValueAt<Mixed, "shape.kind">>().toEqualTypeOf<"circle" | "box">();
expectTypeOf<ValueAt<Mixed, "shape.radius">>().toEqualTypeOf<number>();
expectTypeOf<ValueAt<Mixed, "shape.sides[1]">>().toEqualTypeOf<number>();
expectTypeOf<ValueAt<Mixed, "many[0].at">>().toEqualTypeOf<Date>();
expectTypeOf<ValueAt<Mixed, "middle">>().toEqualTypeOf<string | null>();

// A union has the operators of its members, with their operands; what may be null is compared to it.
condition<Mixed>((eb) =>
  eb.and([
    eb("either", "in", ["a", 1]),
    eb("either", "<", 5),
    eb("either", "begins_with", "a"),
    eb("size", "in", ["auto", 5]),
    eb("many", "contains", "a"),
    eb("scores", "contains", 1),
    eb("bytes", "begins_with", new Uint8Array(1)),
    eb("middle", "=", null),
    eb("middle", "in", ["a", null]),
    eb("middle", "begins_with", "a"),
  ]),
);
// @ts-expect-error no member of the union is a boolean
condition<Mixed>((eb) => eb("either", "=", true));
// @ts-expect-error null has no order
condition<Mixed>((eb) => eb("middle", "<", null));
// @ts-expect-error what is never null is not compared to it
condition<Mixed>((eb) => eb("either", "=", null));
// @ts-expect-error bytes begin with bytes
condition<Mixed>((eb) => eb("bytes", "begins_with", "a"));
// @ts-expect-error neither member has it
condition<Mixed>((eb) => eb("shape.width", "=", 1));

// Of what the compiler does not know, everything can be asked.
condition<Record<string, unknown>>((eb) =>
  eb.and([eb("sk", "begins_with", "A"), eb("n", "between", [1, 2n]), eb("set", "contains", 1)]),
);
// @ts-expect-error not even there is any other operator
condition<Record<string, unknown>>((eb) => eb("sk", "like", "A"));
// @ts-expect-error a map of which nothing is required is known all the same
condition<{ a: { b?: string } }>((eb) => eb("a", "begins_with", "A"));

// Conditions that are wrong do not compile.
// @ts-expect-error unknown attribute
condition<Item>((eb) => eb("nope", "=", 1));
// @ts-expect-error unknown nested attribute
condition<Item>((eb) => eb("address.street", "=", "x"));
// @ts-expect-error a list is entered by an index
condition<Item>((eb) => eb("lines.price", "=", 1));
// @ts-expect-error operand of another type
condition<Item>((eb) => eb("age", "=", "18"));
// @ts-expect-error operand of another nested type
condition<Item>((eb) => eb("lines[0].price", "=", "18"));
// @ts-expect-error not one of the enum's values
condition<Item>((eb) => eb("status", "=", "done"));
// @ts-expect-error a number begins with nothing
condition<Item>((eb) => eb("age", "begins_with", "1"));
// @ts-expect-error a number contains nothing
condition<Item>((eb) => eb("age", "contains", 1));
// @ts-expect-error booleans have no order
condition<Item>((eb) => eb("active", ">", false));
// @ts-expect-error sets have no order
condition<Item>((eb) => eb("tags", "<", new Set(["a"])));
// @ts-expect-error maps have no order
condition<Item>((eb) => eb("address", "between", [1, 2]));
// @ts-expect-error a set of numbers contains no text
condition<Item>((eb) => eb("scores", "contains", "1"));
// @ts-expect-error a list of texts contains no number
condition<Item>((eb) => eb("notes", "contains", 1));
// @ts-expect-error between takes two values
condition<Item>((eb) => eb("age", "between", [1]));
// @ts-expect-error between takes values of the attribute's type
condition<Item>((eb) => eb("born", "between", [1, 2]));
// @ts-expect-error in takes a list
condition<Item>((eb) => eb("age", "in", 1));
// @ts-expect-error attribute_exists takes no value
condition<Item>((eb) => eb("age", "attribute_exists", true));
// @ts-expect-error a value is missing
condition<Item>((eb) => eb("age", "="));
// @ts-expect-error no operator of DynamoDB
condition<Item>((eb) => eb("age", "!=", 1));
// @ts-expect-error no type of DynamoDB
condition<Item>((eb) => eb.type("age", "number"));
// @ts-expect-error sizes are numbers
condition<Item>((eb) => eb.size("tags", ">", "3"));
// @ts-expect-error sizes begin with nothing
condition<Item>((eb) => eb.size("tags", "begins_with", 3));
// @ts-expect-error exists() of an unknown attribute
condition<Item>((eb) => eb.exists("nope"));
// @ts-expect-error the function gives no condition
condition<Item>(() => true);
// @ts-expect-error or() takes conditions
condition<Item>((eb) => eb.or([true]));
// @ts-expect-error key conditions come as a list
keyCondition<Item>((eb) => eb("id", "=", "1"));
// @ts-expect-error projection of an unknown attribute
projection<Item>(["id", "nope"]);
// @ts-expect-error set to another type
updateExpression<Item>((u) => [u.set("age", "18")]);
// @ts-expect-error increment of a text
updateExpression<Item>((u) => [u.increment("id")]);
// @ts-expect-error decrement of a text
updateExpression<Item>((u) => [u.decrement("id")]);
// @ts-expect-error append to a set
updateExpression<Item>((u) => [u.append("tags", ["a"])]);
// @ts-expect-error append of other elements
updateExpression<Item>((u) => [u.append("notes", [1])]);
// @ts-expect-error add to a text
updateExpression<Item>((u) => [u.add("id", 1)]);
// @ts-expect-error delete from a list
updateExpression<Item>((u) => [u.delete("notes", new Set(["a"]))]);
