import { types } from "node:util";

/** A change of something nested: at which of its places, counted from the outside in, and what stands there then. */
export interface Change {
  readonly place: number;
  readonly kind: "replace" | "remove" | "add";
  /** For what is added to an object. */
  readonly name: string;
  readonly value: unknown;
}

/** A copy of plain objects, arrays and sets with one change in it. A set is replaced, or has one member more. */
export function withChange(whole: unknown, change: Change): unknown {
  const containers: object[] = [];
  const copy = copyOf(whole, containers);
  const places = containers.flatMap((container) => Object.keys(container).map((name) => [container, name] as const));
  if (change.kind === "add") {
    const container = containers[change.place % containers.length];
    if (types.isSet(container)) container.add(change.value);
    else if (container !== undefined) define(container, change.name, change.value);
    return copy;
  }
  const [container, name] = places[change.place % places.length] ?? [];
  if (container === undefined || name === undefined) return copy;
  if (change.kind === "remove") Reflect.deleteProperty(container, name);
  else define(container, name, change.value);
  return copy;
}

function copyOf(value: unknown, containers: object[]): unknown {
  if (typeof value !== "object" || value === null) return value;
  const isPlain = Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype;
  if (!isPlain && !types.isSet(value)) return value;
  const copy: object = Array.isArray(value) ? [] : types.isSet(value) ? new Set(value) : {};
  containers.push(copy);
  if (isPlain) for (const [name, part] of Object.entries(value)) define(copy, name, copyOf(part, containers));
  return copy;
}

function define(object: object, name: string, value: unknown): void {
  Object.defineProperty(object, name, { value, writable: true, enumerable: true, configurable: true });
}
