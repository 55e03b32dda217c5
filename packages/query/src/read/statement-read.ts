import type { AnyModel, CallOptions, StoredItem } from "@dynamorm/core";
import { keyTexts } from "@dynamorm/marshaling";
import type { ModelContext } from "../context.ts";
import { isGuard } from "../plan/own-items.ts";
import { itemDecoder } from "./read-items.ts";
import { type StatementDescription, statementRequest } from "./statement-description.ts";

/** A page of what a statement gives, decoded. */
export interface DecodedPage {
  readonly items: readonly object[];
  /** Where the next page starts. */
  readonly nextToken?: string | undefined;
}

/** Runs a statement once, and decodes what it gives. */
export async function readStatementPage(
  context: ModelContext,
  description: StatementDescription,
  options: CallOptions,
): Promise<DecodedPage> {
  const { model, execute } = context;
  const { Items = [], NextToken } = await execute(statementRequest(model, description), options);
  const decode = itemDecoder(context, description, description);
  return { items: Items.filter((item) => !isForeign(model, item)).map(decode), nextToken: NextToken };
}

/** What a statement gives, page by page, up to its limit. */
export async function* readStatement(
  context: ModelContext,
  description: StatementDescription,
  options: CallOptions,
): AsyncGenerator<readonly object[], void, undefined> {
  let left = description.limit ?? Number.POSITIVE_INFINITY;
  let page: StatementDescription | undefined = description;
  while (page !== undefined) {
    const { items, nextToken }: DecodedPage = await readStatementPage(context, page, options);
    yield items.slice(0, left);
    left -= items.length;
    if (left <= 0) return;
    page = nextToken === undefined ? undefined : { ...page, startAt: nextToken };
  }
}

/**
 * Whether an item says by itself that it is none of the model's: by its type tag, by computed keys of another form, or as what keeps a
 * value unique. What a statement did not select says nothing, and is taken for the model's.
 */
function isForeign(model: AnyModel, item: StoredItem): boolean {
  const { typeTag } = model;
  if (isGuard(model, item)) return true;
  if (typeTag !== undefined) {
    const tag = item[typeTag.attribute];
    return tag !== undefined && tag.S !== typeTag.value;
  }
  const texts = keyTexts(model);
  return [model.key.partitionKey, model.key.sortKey].some((name) => {
    const [text, value] = name === undefined ? [] : [texts[name], item[name]];
    return text !== undefined && value !== undefined && !text.hasForm(value.S ?? "");
  });
}
