import { InvalidModelError } from "@dynamorm/core";

/** Something that a model says and a document has no words for. */
export interface DmsLoss {
  readonly model: string;
  /** The attribute's name in code; absent where it is about the model as a whole. */
  readonly attribute?: string;
  /** What the document does not say, in a sentence. */
  readonly message: string;
}

/** Tells of a loss. It throws, unless the caller has said what to do with losses. */
export type Lose = (what: string, attribute?: string) => void;

/** How the losses of a model are told: to the caller, or as the error of the first. */
export function lossesOf(model: string, onLoss: ((loss: DmsLoss) => void) | undefined): Lose {
  return (what, attribute) => {
    const subject = `Model "${model}"${attribute === undefined ? "" : `, attribute "${attribute}"`}`;
    const message = `${subject}: a document cannot say ${what}`;
    if (onLoss !== undefined) return onLoss({ model, ...(attribute !== undefined && { attribute }), message });
    throw new InvalidModelError(`${message}; to write it without, give { onLoss: (loss) => … }`, { model, attribute });
  };
}
