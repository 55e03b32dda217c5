export type { Cursor } from "./cursor.ts";
export { decodeCursor } from "./decode-cursor.ts";
export { encodeCursor } from "./encode-cursor.ts";
export { InvalidCursorError } from "./invalid-cursor-error.ts";
