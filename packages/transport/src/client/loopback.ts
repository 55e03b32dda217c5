/**
 * Whether a host is this machine, by its name alone: `localhost` and names below it, 127.0.0.0/8, and `[::1]`. The host as `URL`
 * has it, which writes an address in one way only.
 */
export function isLoopbackHost(host: string): boolean {
  return host === "localhost" || host.endsWith(".localhost") || /^127(?:\.\d{1,3}){3}$/.test(host) || host === "[::1]";
}
