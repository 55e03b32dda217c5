import { fieldOf, numberOf, textOf } from "../field-of.ts";

/**
 * The address that an endpoint of the SDK stands for: it can be a text, `{ protocol, hostname, port, path }`, or `{ url }`.
 * `undefined` for what is none of them; whether it can be parsed is another matter.
 */
export function addressOf(endpoint: unknown): string | undefined {
  if (typeof endpoint === "string") return endpoint;
  const url = fieldOf(endpoint, "url");
  if (url !== undefined) return typeof url === "string" ? url : textOf(url, "href");
  const protocol = textOf(endpoint, "protocol");
  const hostname = textOf(endpoint, "hostname");
  const path = textOf(endpoint, "path");
  if (protocol === undefined || !/^https?:$/.test(protocol)) return undefined;
  if (hostname === undefined || path === undefined) return undefined;
  const port = numberOf(endpoint, "port");
  return `${protocol}//${hostname}${port === undefined ? "" : `:${port}`}${path}`;
}
