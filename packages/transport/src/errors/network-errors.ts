import { ConnectionError, type DynamORMError, TimeoutError } from "@dynamorm/core";
import { type Failure, type LastAttempt, tell, tries } from "./failure.ts";

/** What went wrong with a connection, by the codes of Node.js, OpenSSL, and undici, which fetch is made of. */
const kinds: readonly [pattern: RegExp, kind: keyof typeof tellings][] = [
  [/^(?:ETIMEDOUT|ESOCKETTIMEDOUT|UND_ERR_\w+_TIMEOUT)$/, "timeout"],
  [
    /^(?:ECONNREFUSED|ENOTFOUND|EAI_\w+|EHOSTUNREACH|EHOSTDOWN|ENETUNREACH|ENETDOWN|EADDRNOTAVAIL|AggregateError)$/,
    "unreachable",
  ],
  [/^(?:ECONNRESET|ECONNABORTED|EPIPE|ENOTCONN|UND_ERR_SOCKET|ERR_SOCKET_\w+|ERR_STREAM_\w+|ERR_HTTP2_\w+)$/, "broken"],
  [
    /^(?:EPROTO|ERR_TLS_\w+|ERR_SSL_\w+|CERT_\w+|UNABLE_TO_\w+|DEPTH_ZERO_\w+|SELF_SIGNED_\w+|HOSTNAME_MISMATCH)$/,
    "tls",
  ],
  [/^HPE_\w+$/, "notHttp"],
];

const tellings = {
  timeout: timedOut,
  unreachable: (failure: Failure) => connectionError(failure, "cannot reach", howToReach(failure)),
  broken: (failure: Failure) => connectionError(failure, "lost the connection to", "Try again.", "unknown"),
  tls: (failure: Failure) =>
    connectionError(
      failure,
      "no secure connection to",
      "Check the server's certificate (NODE_EXTRA_CA_CERTS names further authorities) and the clock of this machine, or write http:// for an endpoint without TLS.",
    ),
  notHttp: (failure: Failure) =>
    connectionError(failure, "no HTTP answer from", "Check the endpoint: something else listens there."),
} satisfies Record<string, (failure: Failure) => DynamORMError>;

/** A failure on the way to DynamoDB or back, or `undefined`. */
export function networkErrorOf(failure: Failure): DynamORMError | undefined {
  const { code, name } = failure.error;
  // The code goes before the name: the SDK calls a connection that was reset a TimeoutError.
  const kind = code === undefined ? undefined : kinds.find(([pattern]) => pattern.test(code))?.[1];
  if (kind !== undefined) return tellings[kind](failure);
  return name === "TimeoutError" ? timedOut(failure) : undefined;
}

function connectionError(failure: Failure, what: string, mend: string, lastAttempt?: LastAttempt): ConnectionError {
  const { code, hostname } = failure.error;
  // Not always the endpoint's: credentials may come from another host.
  const details = hostname === undefined || hostname === failure.location.host ? code : `${code} ${hostname}`;
  return new ConnectionError(
    ...tell(failure, `${what} ${destination(failure)} (${details})${tries(failure)}`, mend, lastAttempt),
  );
}

/** An answer did not come in time, from whoever said so: this machine, or AWS, who waited for the request. */
export function timedOut(failure: Failure): TimeoutError {
  return new TimeoutError(
    ...tell(
      failure,
      `no answer in time from ${destination(failure)}${tries(failure)}`,
      `Try again, or give it longer (${timeoutsOf(failure)}).`,
      "unknown",
    ),
  );
}

function timeoutsOf({ location: { isWithoutSdk } }: Failure): string {
  return isWithoutSdk === true
    ? "attemptTimeoutMs, connectionTimeoutMs of the client"
    : "requestTimeout, socketTimeout, connectionTimeout of the client's requestHandler";
}

/** `http://127.0.0.1:8000`, `DynamoDB in region eu-west-1`. */
function destination({ location: { endpoint, region } }: Failure): string {
  return endpoint ?? `DynamoDB${region === undefined ? "" : ` in region ${region}`}`;
}

function howToReach({ location: { endpoint } }: Failure): string {
  return endpoint === undefined
    ? "Check the network of this machine: DNS, proxy, and in a VPC the gateway endpoint or NAT."
    : "Is the engine running (startLocal() of @dynamorm/local starts one), and is the endpoint right?";
}
