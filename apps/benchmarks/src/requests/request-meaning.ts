/** What DynamoDB does where nothing is said: to say it is no difference. */
const defaults: Readonly<Record<string, unknown>> = {
  ConsistentRead: false,
  ScanIndexForward: true,
  ReturnValues: "NONE",
};

/** What is a library's own: attributes to tell its items by, tokens, and what it wants to know where a condition fails, which none does here. */
const own: ReadonlySet<string> = new Set([
  "__edb_e__",
  "__edb_v__",
  "_type",
  "ClientRequestToken",
  "ReturnValuesOnConditionCheckFailure",
]);

/**
 * What a request asks DynamoDB for, as text: the same for two requests that ask for the same, whatever names they give to placeholders, in
 * whatever order, and whatever their tables.
 */
export function requestMeaning(operation: string, body: string): string {
  const input = JSON.parse(body.replaceAll(/"orders-[a-z-]+"/g, '"orders"')) as object;
  return `${operation} ${JSON.stringify(meaning(input))}`;
}

function meaning(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(meaning);
  if (typeof value !== "object" || value === null) return value;
  const {
    ExpressionAttributeNames: names = {},
    ExpressionAttributeValues: values = {},
    ...rest
  } = value as Expressions;
  const entries = Object.entries(rest)
    .filter(([name, member]) => !own.has(name) && defaults[name] !== member)
    .map(([name, member]) => [
      name,
      name.endsWith("Expression") ? expressionMeaning(String(member), names, values) : meaning(member),
    ]);
  return Object.fromEntries(entries.toSorted(([one], [other]) => (String(one) < String(other) ? -1 : 1)));
}

interface Expressions {
  readonly ExpressionAttributeNames?: Readonly<Record<string, string>>;
  readonly ExpressionAttributeValues?: Readonly<Record<string, unknown>>;
}

/** The parts of an expression that is a list, or all of whose conditions have to hold, in alphabetical order. */
function expressionMeaning(
  text: string,
  names: Readonly<Record<string, string>>,
  values: Readonly<Record<string, unknown>>,
): readonly string[] {
  const parts = text
    .replaceAll(/#\w+/g, (placeholder) => names[placeholder] ?? placeholder)
    .replaceAll(/:\w+/g, (placeholder) => JSON.stringify(values[placeholder]))
    .replace(/^set /i, "")
    .split(/,| and /i)
    .map((part) => part.replaceAll(/[\s()]/g, ""));
  const told = parts.filter((part) => ![...own].some((name) => part.startsWith(name)));
  // An item that has the one half of its key has the other.
  return told.filter((part) => part !== "attribute_existsorderId").toSorted();
}
