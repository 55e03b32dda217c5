import type { Condition } from "@dynamorm/expressions";
import type { GetItemPlan, QueryPlan, ScanPlan } from "../plan/plan.ts";

/** All of the expressions of a request but the values: the same for all plans of one shape. */
export interface RequestTexts {
  readonly keyCondition?: string | undefined;
  readonly filter?: string | undefined;
  readonly projection?: string | undefined;
  readonly names?: Readonly<Record<string, string>> | undefined;
}

/** As many forms of one shape are kept: most shapes have one, and few more than three. One that strangers make many of does not fill the memory. */
const mostForms = 10;

/** The texts of the requests that were made for plans of one shape. */
export class KnownTexts {
  #known: Map<string, RequestTexts> | undefined;
  #last: string | undefined;

  /** Those of a form, if they are known. */
  get(form: string): RequestTexts | undefined {
    return this.#known?.get(form);
  }

  /** Keeps those of a form, from the second time on: what is asked for once is not worth the memory. */
  add(form: string, texts: RequestTexts): void {
    if (this.#last === form) {
      if (this.#known === undefined || this.#known.size >= mostForms) this.#known = new Map();
      // The request that they were made for may be changed by a middleware.
      this.#known.set(form, { ...texts, names: texts.names && { ...texts.names } });
    }
    this.#last = form;
  }
}

/** What makes the texts of two plans of one shape differ: what is read, and operators that the planner does not look at. */
export function formOf(
  { keyConditions, filters }: GetItemPlan | QueryPlan | ScanPlan,
  { count, resumable }: { readonly count?: boolean | undefined; readonly resumable?: boolean | undefined },
): string {
  let form = count ? "count" : resumable ? "resumable" : "";
  // A range of computed keys goes by its values.
  const sort = keyConditions[1];
  if (sort !== undefined) form += sort.operator;
  for (const condition of filters) if (condition.kind !== "operator") form += groupForm(condition);
  return form;
}

function groupForm(condition: Condition): string {
  switch (condition.kind) {
    case "operator":
    case "size":
      return `${condition.operator}${condition.operands.length},`;
    case "not":
      return `!(${groupForm(condition.condition)})`;
    default: {
      let form = "(";
      for (const part of condition.conditions) form += groupForm(part);
      return `${form})`;
    }
  }
}
