export { isLocalEngineError, LocalEngineError } from "./local-engine-error.ts";
export type { LocalEngineErrorCode, LocalEngineErrorDetails } from "./local-engine-error.ts";
export type { LocalEngine } from "./local-engine.ts";
export { startLocal } from "./start-local.ts";
export type { StartLocalOptions } from "./start-local-options.ts";
