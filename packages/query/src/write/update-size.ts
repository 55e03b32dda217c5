import { InvalidItemError, type StoredItem, storedNameOf } from "@dynamorm/core";
import type { UpdateAction } from "@dynamorm/expressions";
import { itemSize, mostItemBytes } from "@dynamorm/marshaling";
import type { ModelContext } from "../context.ts";

/**
 * Refuses an update that sets more than an item holds. What the item has besides is only known in the table: DynamoDB looks at that.
 *
 * @throws InvalidItemError naming the largest attribute.
 */
export function checkUpdateSize(
  { model, codec }: ModelContext,
  key: StoredItem,
  actions: readonly UpdateAction[],
  values: StoredItem = {},
): void {
  // All values of the request together, those of conditions too, are nearly always small enough.
  if (itemSize(key) + itemSize(values) <= mostItemBytes) return;
  const set = actions.flatMap((action) =>
    action.kind === "set" && action.operand.kind === "value"
      ? [{ name: action.path[0], stored: codec.marshalValue(action.path, action.operand.value) }]
      : [],
  );
  const sizes = set.map(({ name, stored }) => ({ name, bytes: itemSize({ [storedNameOf(model, name)]: stored }) }));
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
