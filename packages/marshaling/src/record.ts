/**
 * Whether every object inherits something of this name: `constructor`, `toString`, `__proto__`, … Only an own property of
 * such a name is data.
 */
export function isInherited(name: string): boolean {
  return name in Object.prototype;
}

/** Sets a property as data: assigning to `__proto__` would set the prototype instead. */
export function put<Value>(record: Record<string, Value>, name: string, value: Value): void {
  if (name === "__proto__") return define(record, name, value);
  try {
    record[name] = value;
  } catch {
    // Where Object.prototype is frozen, as some do against its pollution, no name that it has can be assigned to.
    define(record, name, value);
  }
}

function define<Value>(record: Record<string, Value>, name: string, value: Value): void {
  Object.defineProperty(record, name, { value, writable: true, enumerable: true, configurable: true });
}
