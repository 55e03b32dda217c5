export { DynamORM, type DynamORMOptions } from "./dynamorm.ts";
export * from "./surface.ts";
export { clientExecutor, createClient, sdkExecutor } from "@dynamorm/transport";
export type { ClientConfig, ClientExecutorOptions, SdkClient, Transport } from "@dynamorm/transport";
