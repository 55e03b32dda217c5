import { cursorSealing, type CursorSealing, type CursorSealingOptions } from "@dynamorm/cursor";

const known = new WeakMap<CursorSealingOptions, CursorSealing>();

/**
 * The sealing that options ask for: one for all models that are given the same options, which derive their keys from a secret once.
 *
 * @throws InvalidOptionError for secrets that are missing or too short.
 */
export function sealingOf(options: CursorSealingOptions | undefined): CursorSealing | undefined {
  if (options === undefined) return undefined;
  let sealing = known.get(options);
  if (sealing === undefined) {
    sealing = cursorSealing(options);
    known.set(options, sealing);
  }
  return sealing;
}
