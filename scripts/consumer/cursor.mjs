import assert from "node:assert/strict";

/** Writes a cursor, reads it back, and is refused one that is none; the same sealed, in both ways. */
export async function use({ cursorSealing, decodeCursor, encodeCursor, InvalidCursorError }, load) {
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

  const scope = { model: "User", table: "users", index: "gsi-email", direction: "asc" };
  for (const way of ["sign", "encrypt"]) {
    const sealing = cursorSealing({ [way]: "a secret of the consumer check, 32 bytes" });
    const sealed = await sealing.seal(cursor, scope);
    assert.deepEqual(await sealing.open(sealed, scope), cursor);
    await assert.rejects(
      sealing.open(sealed, { ...scope, direction: "desc" }),
      (error) => error instanceof InvalidCursorError && isDynamORMError(error, "INVALID_CURSOR"),
    );
  }
}
