import { Mismatch } from "../mismatch.ts";

/**
 * How deep DynamoDB nests: an attribute's value is at level 1, an element of a list in it at level 2.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html
 */
export const mostLevels = 32;

/** What is thrown for a value at a level below the last. */
export class TooDeep extends Mismatch {
  constructor() {
    super(`at most ${mostLevels} levels of nesting`, `a value at level ${mostLevels + 1}`, {
      mend: "DynamoDB nests no deeper",
    });
  }
}
