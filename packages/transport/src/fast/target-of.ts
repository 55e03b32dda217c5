import type { Target } from "./parts.ts";

/** An endpoint as the SDK's endpoint rules give it. */
export interface Endpoint {
  readonly url: URL;
  readonly headers?: Readonly<Record<string, readonly string[]>> | undefined;
  readonly properties?:
    | { readonly authSchemes?: readonly { readonly signingRegion?: string; readonly signingName?: string }[] }
    | undefined;
}

/**
 * What requests to an endpoint have in common.
 *
 * @throws TypeError for an address with more than a path: see {@link isPlainAddress}.
 */
export function targetOf({ url, headers, properties }: Endpoint, region: string): Target {
  if (!isPlainAddress(url)) throw new TypeError("the endpoint is no address of a server, or has more than a path");
  const scheme = properties?.authSchemes?.[0];
  return {
    protocol: url.protocol,
    hostname: url.hostname,
    port: url.port === "" ? undefined : Number(url.port),
    path: url.pathname.endsWith("/") ? url.pathname : `${url.pathname}/`,
    headers: {
      ...Object.fromEntries(Object.entries(headers ?? {}).map(([name, values]) => [name, values.join(", ")])),
      host: url.host,
    },
    signingRegion: scheme?.signingRegion ?? region,
    signingName: scheme?.signingName ?? "dynamodb",
  };
}

/** Whether an address is one of HTTP, without a query, fragment, user or password. */
export function isPlainAddress({ protocol, search, hash, username, password }: URL): boolean {
  return /^https?:$/.test(protocol) && `${search}${hash}${username}${password}` === "";
}
