import { createHash, createHmac } from "node:crypto";
import type { Credentials, Unsigned } from "./parts.ts";

/**
 * Headers that are never signed, because something between here and AWS may change them.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
const unsigned =
  /^(?:authorization|cache-control|connection|expect|from|keep-alive|max-forwards|pragma|referer|te|trailer|transfer-encoding|upgrade|user-agent|x-amzn-trace-id|proxy-.*|sec-.*)$/;

/**
 * Signs a request that has no query: Signature Version 4, as DynamoDB asks for it.
 *
 * @returns the headers with `x-amz-date`, `x-amz-content-sha256`, `x-amz-security-token` where there is one, and `authorization`.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
export function signRequest({ request, target, credentials, date }: Unsigned): Record<string, string> {
  const moment = amzDate(date);
  const payload = sha256(request.body);
  const headers: Record<string, string> = {
    ...request.headers,
    "x-amz-date": moment,
    ...(credentials.sessionToken && { "x-amz-security-token": credentials.sessionToken }),
    "x-amz-content-sha256": payload,
  };
  const names = Object.keys(headers)
    .filter((name) => !unsigned.test(name))
    .toSorted();
  const signed = names.join(";");
  const lines = names.map((name) => `${name}:${canonical(headers[name] ?? "")}\n`).join("");
  const canonicalRequest = `${request.method}\n${canonicalPath(request.path)}\n\n${lines}\n${signed}\n${payload}`;
  const day = moment.slice(0, 8);
  const scope = `${day}/${target.signingRegion}/${target.signingName}/aws4_request`;
  const text = `AWS4-HMAC-SHA256\n${moment}\n${scope}\n${sha256(canonicalRequest)}`;
  const signature = hmac(signingKey(credentials, day, target.signingRegion, target.signingName), text).toString("hex");
  headers["authorization"] =
    `AWS4-HMAC-SHA256 Credential=${credentials.accessKeyId}/${scope}, SignedHeaders=${signed}, Signature=${signature}`;
  return headers;
}

/** `20261121T103515Z`. */
function amzDate(date: Date): string {
  const text = date.toISOString();
  return `${text.slice(0, 4)}${text.slice(5, 7)}${text.slice(8, 13)}${text.slice(14, 16)}${text.slice(17, 19)}Z`;
}

/** Each part of a path is escaped a second time, but for S3. */
function canonicalPath(path: string): string {
  if (path === "/") return path;
  const parts = path.split("/").filter((part) => part !== "" && part !== ".");
  const escaped = parts.map((part) => encodeURIComponent(part).replaceAll(/[!'()*]/g, escapeCharacter)).join("/");
  return `/${escaped}${escaped !== "" && path.endsWith("/") ? "/" : ""}`;
}

function escapeCharacter(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}

/** Spaces at the ends go, and several are one. */
function canonical(value: string): string {
  return /^ | $|[\r\n\t]| {2}/.test(value)
    ? value
        .replaceAll(/[\r\n]/g, " ")
        .replaceAll(/[ \t]+/g, " ")
        .replaceAll(/^ | $/g, "")
    : value;
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac("sha256", key).update(text).digest();
}

/** The key of a day is kept with the credentials that it is made from, and goes when they go. */
const keys = new WeakMap<Credentials, { readonly scope: string; readonly secret: string; readonly key: Buffer }>();

function signingKey(credentials: Credentials, day: string, region: string, service: string): Buffer {
  const scope = `${day}/${region}/${service}`;
  const kept = keys.get(credentials);
  if (kept !== undefined && kept.scope === scope && kept.secret === credentials.secretAccessKey) return kept.key;
  const key = [day, region, service, "aws4_request"].reduce<string | Buffer>(
    (made, part) => hmac(made, part),
    `AWS4${credentials.secretAccessKey}`,
  ) as Buffer;
  keys.set(credentials, { scope, secret: credentials.secretAccessKey, key });
  return key;
}
