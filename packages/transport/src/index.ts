export { checkTransport, clientExecutor, type ClientExecutorOptions, type Transport } from "./client-executor.ts";
export { createClient } from "./client/create-client.ts";
export type { ClientConfig } from "./client/client-config.ts";
export { composeMiddleware } from "./middleware/compose-middleware.ts";
export { endOnAbort } from "./middleware/end-on-abort.ts";
export { logRequests, type LogRequestsOptions, type RequestLogEntry } from "./middleware/log-requests.ts";
export type { SdkClient } from "./sdk/sdk-client.ts";
export { sdkExecutor } from "./sdk/sdk-executor.ts";
