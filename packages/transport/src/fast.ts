export { createFastClient, type FastClient } from "./light/create-fast-client.ts";
export type { FastClientConfig } from "./light/fast-client-config.ts";
export type { CredentialsProvider } from "./light/credentials.ts";
export type { AccountIdMode } from "./light/endpoint-rules.ts";
export { DynamoDBException } from "./light/service-exception.ts";
export type {
  Credentials,
  HttpHandler,
  HttpRequest,
  HttpResponse,
  Metadata,
  RetryInformation,
  RetryStrategy,
  RetryToken,
} from "./fast/parts.ts";
export { composeMiddleware } from "./middleware/compose-middleware.ts";
export { endOnAbort } from "./middleware/end-on-abort.ts";
export { logRequests, type LogRequestsOptions, type RequestLogEntry } from "./middleware/log-requests.ts";
