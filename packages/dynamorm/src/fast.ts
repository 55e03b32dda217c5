export { DynamORM, type DynamORMOptions } from "./dynamorm-fast.ts";
export * from "./surface.ts";
export { createFastClient } from "@dynamorm/transport/fast";
export type { Credentials, CredentialsProvider, FastClient, FastClientConfig } from "@dynamorm/transport/fast";
