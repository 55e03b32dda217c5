import { InvalidQueryError } from "@dynamorm/core";

/** 2 MB. */
const mostBytes = 2 * 1024 * 1024;

/** The keys by which a stored value tells its type: they are no part of what is counted. */
const typeName = /^(?:S|N|B|BOOL|NULL|L|M|SS|NS|BS)$/;

/**
 * Refuses names and values of an expression that are larger than DynamoDB takes together.
 *
 * Texts and names count as their bytes in UTF-8, binary as its bytes, anything else as one byte. This is never more than DynamoDB
 * counts, so that nothing is refused here which it would take.
 *
 * @throws InvalidQueryError for more than 2 MB.
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html#limits-expression-parameters
 */
export function refuseLargeSubstitutions(names: Iterable<string>, values: Readonly<Record<string, unknown>>): void {
  let bytes = 0;
  const add = (more: number): void => {
    bytes += more;
    if (bytes <= mostBytes) return;
    throw new InvalidQueryError(
      `the names and values of the expressions of one request are ${mostBytes} bytes at most (DynamoDB's limit), and these are more; compare with fewer or smaller values, or write large ones in several requests`,
    );
  };
  for (const name of names) add(utf8Length(name));
  // A list of what is still to be looked at, not recursion: a value that holds itself ends at the limit, and not the call stack.
  const left: unknown[] = Object.values(values);
  while (left.length > 0) {
    const value = left.pop();
    add(1);
    if (typeof value === "string") add(utf8Length(value));
    else if (ArrayBuffer.isView(value)) add(value.byteLength);
    else if (value instanceof Set || Array.isArray(value)) for (const part of value) left.push(part);
    else if (typeof value === "object" && value !== null) {
      for (const [name, part] of Object.entries(value)) {
        if (!typeName.test(name)) add(utf8Length(name));
        left.push(part);
      }
    }
  }
}

/** Two UTF-16 units of one character beyond U+FFFF are four bytes: two each. */
function utf8Length(text: string): number {
  let bytes = text.length;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit >= 0x80) bytes += unit < 0x800 || (unit >= 0xd800 && unit <= 0xdfff) ? 1 : 2;
  }
  return bytes;
}
