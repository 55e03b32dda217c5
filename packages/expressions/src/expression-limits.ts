import { InvalidQueryError } from "@dynamorm/core";

/** 4 KB. Every name and value is a placeholder, so that a text has as many bytes as characters. */
const mostBytes = 4096;

const mostOperators = 300;

/** The shortest that an operator gets is `NOT ()`. */
const fewestCharactersOfOperator = 6;

/** Each comparator, word and function. The AND of a BETWEEN stands for both of its words. */
const operator = /<>|[<>]=?|=|\b(?:AND|OR|NOT|IN)\b|\b[a-z_]+\(/g;

/**
 * Gives back the text of an expression if it is no longer than DynamoDB takes.
 *
 * @param whatIs how the message begins, e.g. `a projection is`.
 * @param mend what to do about one that is too long.
 * @throws InvalidQueryError for one that is over 4 KB.
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html#limits-expression-parameters
 */
export function withinLength(text: string, whatIs: string, mend: string): string {
  if (text.length <= mostBytes) return text;
  throw new InvalidQueryError(
    `${whatIs} ${mostBytes} bytes long at most (DynamoDB's limit for an expression), and this one is ${text.length}; ${mend}`,
  );
}

/**
 * Gives back the text of a condition if it is within DynamoDB's limits.
 *
 * Only conditions have their operators counted: the shortest action of an update with an operator, `, #n0 = :v0 + :v1`, is so long
 * that 4 KB have fewer than 300 of them.
 *
 * @throws InvalidQueryError for one that is over 4 KB or has over 300 operators and functions.
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html#limits-expression-parameters
 */
export function conditionWithinLimits(text: string): string {
  const mend = "make it of fewer parts, e.g. one in for several =, or several queries";
  withinLength(text, "a condition is", mend);
  if (text.length <= mostOperators * fewestCharactersOfOperator) return text;
  const count = text.match(operator)?.length ?? 0;
  if (count <= mostOperators) return text;
  throw new InvalidQueryError(
    `a condition has ${mostOperators} operators and functions at most (DynamoDB's limit; AND, OR and NOT are counted too), and this one has ${count}; ${mend}`,
  );
}
