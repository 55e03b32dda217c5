/** What a call throws, or what its promise is rejected with. Fails when it does neither. */
export async function thrownBy(call: () => unknown): Promise<unknown> {
  try {
    await call();
  } catch (thrown) {
    return thrown;
  }
  throw new Error("Nothing was thrown.");
}
