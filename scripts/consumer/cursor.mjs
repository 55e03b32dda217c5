import assert from "node:assert/strict";

/** Writes a cursor, reads it back, and is refused one that is none. */
export async function use({ decodeCursor, encodeCursor, InvalidCursorError }, load) {
  const { isDynamORMError } = await load("@dynamorm/core");
  const cursor = { lastKey: { PK: { S: "USER#1" }, SK: { S: "PROFILE" } }, index: "gsi-email", sort: "ASC" };
  const text = encodeCursor(cursor);
  assert.equal(
    text,
    "eyJsYXN0S2V5Ijp7IlBLIjp7IlMiOiJVU0VSIzEifSwiU0siOnsiUyI6IlBST0ZJTEUifX0sImluZGV4IjoiZ3NpLWVtYWlsIiwic29ydCI6IkFTQyJ9",
  );
  assert.deepEqual(decodeCursor(text), cursor);
  assert.deepEqual(decodeCursor(encodeCursor({ lastKey: { id: { B: Uint8Array.of(251, 255) } } })), {
    lastKey: { id: { B: Uint8Array.of(251, 255) } },
  });

  assert.throws(
    () => decodeCursor(text.slice(0, -4)),
    (error) => error instanceof InvalidCursorError && isDynamORMError(error, "INVALID_CURSOR"),
  );
}
