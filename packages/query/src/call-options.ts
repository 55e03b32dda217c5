import { type AnyModel, callOptionChecks, type CallOptions, checkOptions, type OptionChecks } from "@dynamorm/core";

/**
 * Checks the options of a call, and gives those that the executor takes.
 *
 * @throws InvalidOptionError for an option that does not exist or cannot be: only callers without types can give one.
 */
export function callOptions(
  { name, table }: AnyModel,
  call: string,
  options: CallOptions,
  checks: OptionChecks = callOptionChecks,
): CallOptions {
  checkOptions(call, { model: name, table }, options, checks);
  return options.signal === undefined ? {} : { signal: options.signal };
}
