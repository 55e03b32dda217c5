import { type AnyModel, InvalidItemError, type StoredItem, storedNameOf } from "@dynamorm/core";
import type { UpdateAction } from "@dynamorm/expressions";
import { itemSize, mostItemBytes } from "@dynamorm/marshaling";
import type { ModelCodec } from "../model/model-codec.ts";

/**
 * Refuses an update that sets more than an item holds. What the item has besides is only known in the table: DynamoDB looks at that.
 * `values` are those of the request.
 *
 * @throws InvalidItemError naming the largest attribute.
 */
export function checkUpdateSize(
  model: AnyModel,
  codec: ModelCodec,
  key: StoredItem,
  actions: readonly UpdateAction[],
  values: StoredItem = {},
): void {
  // All values of the request together, those of conditions too, are nearly always small enough.
  if (itemSize(key) + itemSize(values) <= mostItemBytes) return;
  const sizes = actions.flatMap((action) => {
    const given = storedBy(action);
    if (given === undefined) return [];
    const [name] = action.path;
    const stored = codec.marshalValue(action.path, given);
    return [{ name, bytes: itemSize({ [storedNameOf(model, name)]: stored }) }];
  });
  const bytes = sizes.reduce((sum, size) => sum + size.bytes, itemSize(key));
  if (bytes <= mostItemBytes) return;
  const [largest] = sizes.toSorted((one, other) => other.bytes - one.bytes) as [(typeof sizes)[0]];
  const expected = `at most ${mostItemBytes} bytes (400 KB) in an item`;
  throw new InvalidItemError(
    `Model "${model.name}": "${largest.name}" has ${largest.bytes} of the ${bytes} bytes that this update makes; expected ${expected}: DynamoDB holds no larger items; split it, compress it, or keep the large part elsewhere, such as in S3`,
    {
      model: model.name,
      table: model.table,
      attribute: largest.name,
      path: largest.name,
      expected,
      received: `an update that sets ${bytes} bytes`,
    },
  );
}

/** What of an action is in the item afterwards, whatever was there before; nothing where that depends. */
function storedBy(action: UpdateAction): unknown {
  if (action.kind === "add") return action.value;
  if (action.kind !== "set") return undefined;
  const { operand } = action;
  if (operand.kind === "value") return operand.value;
  if (operand.kind !== "listAppend") return undefined;
  const term = operand.left.kind === "value" ? operand.left : operand.right;
  return term.kind === "value" ? term.value : undefined;
}
