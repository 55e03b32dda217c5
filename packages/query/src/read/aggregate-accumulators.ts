import {
  type AnyModel,
  type AttributePath,
  compareCodePoints,
  describeValue,
  formatPath,
  isRecord,
} from "@dynamorm/core";
import { invalidQuery } from "@dynamorm/update-builder";
import type { AggregateData } from "./aggregate.ts";
import { DecimalSum } from "./aggregate-sum.ts";

/** Works out one aggregate, item by item, in constant memory. */
export interface Accumulator {
  add(item: object): void;
  result(): unknown;
}

/** An accumulator that has not seen an item. */
export function accumulatorOf(model: AnyModel, data: AggregateData): Accumulator {
  switch (data.kind) {
    case "count":
      return counter();
    case "sum":
    case "average":
      return adder(model, data);
    default:
      return extreme(model, data.kind, data.path);
  }
}

function counter(): Accumulator {
  let count = 0;
  return { add: () => void count++, result: () => count };
}

function adder(model: AnyModel, data: Extract<AggregateData, { kind: "sum" | "average" }>): Accumulator {
  const sum = new DecimalSum();
  let count = 0;
  return {
    add: (item) => {
      const value = valueAt(item, data.path);
      if (isAbsent(value)) return;
      if (typeof value !== "bigint" && !(typeof value === "number" && Number.isFinite(value))) {
        throw misfit(model, data.kind, data.path, value, "numbers");
      }
      sum.add(value);
      count++;
    },
    result: () => {
      if (data.kind === "average") return count === 0 ? undefined : sum.dividedBy(count);
      return data.of === "bigint" ? sum.whole() : sum.nearest();
    },
  };
}

function extreme(model: AnyModel, kind: "min" | "max", path: AttributePath): Accumulator {
  const sign = kind === "min" ? 1 : -1;
  let found: unknown;
  return {
    add: (item) => {
      const value = valueAt(item, path);
      if (isAbsent(value)) return;
      const order = compare(value, found ?? value);
      if (order === undefined) throw misfit(model, kind, path, value, "values of one kind: numbers, texts or dates");
      if (found === undefined || order * sign < 0) found = value;
    },
    result: () => found,
  };
}

/** Below 0, 0 or above 0; `undefined` for what has no order. */
function compare(one: unknown, other: unknown): number | undefined {
  if (typeof one === "string" && typeof other === "string") return compareCodePoints(one, other);
  if (one instanceof Date && other instanceof Date) return one.getTime() - other.getTime();
  if (!isNumber(one) || !isNumber(other) || one !== one) return undefined;
  return one < other ? -1 : one > other ? 1 : 0;
}

function isNumber(value: unknown): value is number | bigint {
  return typeof value === "number" || typeof value === "bigint";
}

/** The value at a path of an item as code has it; `undefined` where there is none. */
export function valueAt(item: object, path: AttributePath): unknown {
  let value: unknown = item;
  for (const part of path) {
    if (Array.isArray(value)) value = typeof part === "number" ? (value as readonly unknown[])[part] : undefined;
    else if (isRecord(value) && Object.hasOwn(value, part)) value = value[part];
    else return undefined;
  }
  return value;
}

function isAbsent(value: unknown): value is undefined | null {
  return value === undefined || value === null;
}

/** Only a converter of the caller's gives what its definition does not say. */
function misfit(model: AnyModel, kind: string, path: AttributePath, value: unknown, takes: string): Error {
  const place = formatPath(path);
  return invalidQuery(model, `${kind}("${place}") came upon ${describeValue(value)}; it takes ${takes}`, {
    attribute: place,
  });
}
