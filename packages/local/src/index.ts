import { createRequire } from "node:module";
/** x */
export const r = (): unknown => createRequire(import.meta.url).resolve("@dynoxide/linux-x64/package.json");
