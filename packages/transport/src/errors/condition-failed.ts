import { ConditionFailedError, ItemAlreadyExistsError } from "@dynamorm/core";
import { fieldOf } from "../field-of.ts";
import { type Failure, tell, tries } from "./failure.ts";
import { refusedAttempts } from "../sdk/refused-attempts.ts";
import { attemptsOf } from "./thrown-error.ts";

/**
 * A condition that does not hold. `current` is the item as it is stored, which DynamoDB gives when it is asked for: whoever knows
 * the model decodes it, and tells an item that exists already from a version that is another.
 */
export function conditionFailed(failure: Failure): ConditionFailedError {
  const current = fieldOf(failure.thrown, "Item");
  const [message, context] = tell(
    failure,
    // An earlier attempt whose answer was lost may have been done, and the condition not hold for that very reason.
    failure.error.attempts > 1
      ? `the condition does not hold${tries(failure)}`
      : "the condition does not hold, so nothing was changed",
    current === undefined
      ? `There is no such item, or it was not asked for (ReturnValuesOnConditionCheckFailure: "ALL_OLD").`
      : "error.current is the item that is there.",
  );
  const sent = attemptsOf(failure.thrown);
  const attempts = sent === undefined ? undefined : sent - refusedAttempts(failure.thrown);
  return new ConditionFailedError(message, { ...context, current, attempts });
}

/** A PartiQL INSERT of a key that an item has already. DynamoDB does not give the item. */
export function itemAlreadyExists(failure: Failure): ItemAlreadyExistsError {
  return new ItemAlreadyExistsError(
    ...tell(
      failure,
      `there is an item with this key already${tries(failure)}`,
      "INSERT is for new items: UPDATE changes one that is there.",
    ),
  );
}
