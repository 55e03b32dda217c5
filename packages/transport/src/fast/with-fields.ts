/**
 * An exception with what the body of its answer has besides, such as `Item` and `CancellationReasons`. What a body calls itself does not replace
 * what an exception has: its name, its stack, its prototype.
 */
export function withFields<Exception extends Error>(
  exception: Exception,
  body: Readonly<Record<string, unknown>>,
): Exception {
  const { Message: _, ...fields } = body;
  for (const [field, value] of Object.entries(fields)) {
    if (isEmpty(Reflect.get(exception, field))) Object.assign(exception, { [field]: value });
  }
  return exception;
}

function isEmpty(field: unknown): boolean {
  return field === undefined || field === null || field === "";
}
