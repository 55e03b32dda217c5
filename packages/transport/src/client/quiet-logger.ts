/**
 * The logger of clients that are made here without one. The SDK's own for that has an `info` that does nothing, and so the SDK copies every request and
 * every answer through its filter of secrets, for nobody: of a page of 1 MB, that is most of what the SDK costs. This one has no `info`.
 */
export const quietLogger = {
  trace: (): void => {},
  debug: (): void => {},
  warn: (...words: unknown[]): void => console.warn(...words),
  error: (...words: unknown[]): void => console.error(...words),
};
