export type { Cursor } from "./cursor.ts";
export { decodeCursor } from "./decode-cursor.ts";
export { encodeCursor } from "./encode-cursor.ts";
export { InvalidCursorError } from "./invalid-cursor-error.ts";
export type { CursorScope } from "./sealing/cursor-scope.ts";
export { cursorSealing, type CursorSealing } from "./sealing/cursor-sealing.ts";
export type { CursorSealingOptions } from "./sealing/sealing-options.ts";
export type { Secret, Secrets } from "./sealing/secret.ts";
