import type { AttributeValue } from "@dynamorm/core";

/** An operand that is compared as it is: a value that was read from the table, in the form that it is stored in. */
export class StoredOperand {
  readonly stored: AttributeValue;

  constructor(stored: AttributeValue) {
    this.stored = stored;
  }
}
