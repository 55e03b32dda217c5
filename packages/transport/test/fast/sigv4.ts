import { createHash, createHmac } from "node:crypto";
import { headerOf, type SeenRequest } from "./seen-request.ts";

/** What an `Authorization` header says. */
export interface Authorization {
  readonly accessKeyId: string;
  /** The day, region and service that the signing key is for. */
  readonly scope: { readonly day: string; readonly region: string; readonly service: string };
  readonly signedHeaders: readonly string[];
  readonly signature: string;
}

/** Reads `AWS4-HMAC-SHA256 Credential=…/day/region/service/aws4_request, SignedHeaders=a;b, Signature=hex`. */
export function authorizationOf(request: SeenRequest): Authorization {
  const text = headerOf(request, "authorization");
  const form =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/([^/]+)\/aws4_request, ?SignedHeaders=([^,]+), ?Signature=([\da-f]{64})$/;
  const [, accessKeyId = "", day = "", region = "", service = "", signedHeaders = "", signature = ""] =
    form.exec(text) ?? [];
  if (signature === "") throw new Error(`This is no authorization by signature version 4: ${text}`);
  return { accessKeyId, scope: { day, region, service }, signedHeaders: signedHeaders.split(";"), signature };
}

/**
 * The signature that a request has to have, by the rules of AWS alone: nothing of it is taken from the code that is tested.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
export function signatureFor(request: SeenRequest, secretAccessKey: string): string {
  const { scope, signedHeaders } = authorizationOf(request);
  const timestamp = headerOf(request, "x-amz-date");
  if (!timestamp.startsWith(scope.day)) throw new Error(`Signed for ${scope.day}, and sent at ${timestamp}.`);
  const { day, region, service } = scope;
  const textToSign = [
    "AWS4-HMAC-SHA256",
    timestamp,
    `${day}/${region}/${service}/aws4_request`,
    sha256(canonicalRequest(request, signedHeaders)),
  ].join("\n");
  const key = [day, region, service, "aws4_request"].reduce<Buffer>(hmac, Buffer.from(`AWS4${secretAccessKey}`));
  return hmac(key, textToSign).toString("hex");
}

function canonicalRequest(request: SeenRequest, signedHeaders: readonly string[]): string {
  const [path = "", query = ""] = request.path.split("?");
  return [
    request.method,
    canonicalPath(path),
    canonicalQuery(query),
    // "Trimall": no space around a value, and one in place of several within it.
    ...signedHeaders.map((name) => `${name}:${headerOf(request, name).trim().replace(/\s+/g, " ")}`),
    "",
    signedHeaders.join(";"),
    sha256(request.body),
  ].join("\n");
}

/** The path without `.`, `..` and empty steps, and encoded again: for all services but S3. */
function canonicalPath(path: string): string {
  const steps: string[] = [];
  for (const step of path.split("/")) {
    if (step === "..") steps.pop();
    else if (step !== "" && step !== ".") steps.push(encode(step));
  }
  return `/${steps.join("/")}${steps.length > 0 && path.endsWith("/") ? "/" : ""}`;
}

function canonicalQuery(query: string): string {
  if (query === "") return "";
  const parameters = query.split("&").map((parameter) => {
    const [name = "", value = ""] = parameter.split("=");
    return `${encode(decodeURIComponent(name))}=${encode(decodeURIComponent(value))}`;
  });
  return parameters.toSorted().join("&");
}

/** Everything but the unreserved characters of RFC 3986. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function sha256(data: string | Buffer): string {
  return createHash("sha256").update(data).digest("hex");
}

function hmac(key: Buffer, data: string): Buffer {
  return createHmac("sha256", key).update(data).digest();
}
