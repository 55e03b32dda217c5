/** Whether a text can stand in the name of a host, and so in the address that is made of a region or of an account. */
export function isHostLabel(value: unknown): value is string {
  return typeof value === "string" && /^(?!-)[a-z\d-]{1,63}(?<!-)$/i.test(value);
}
