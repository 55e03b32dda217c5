/**
 * Whether this runtime makes code out of text. Edge runtimes, a Content-Security-Policy and
 * `node --disallow-code-generation-from-strings` do not. Asked once.
 */
export function canGenerateCode(): boolean {
  return (answer ??= ask());
}

let answer: boolean | undefined;

function ask(): boolean {
  try {
    // oxlint-disable-next-line typescript/no-implied-eval
    return new Function("return true")() === true;
  } catch {
    return false;
  }
}
