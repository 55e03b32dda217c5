import { fieldOf } from "../field-of.ts";

/**
 * The headers by which AWS sees that a request was made within a call of a Lambda function: for X-Ray, and to stop functions that call
 * themselves in a circle. Nothing elsewhere.
 *
 * Lambda keeps them in the environment, and for a function that has several calls at once in a store of its own.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html
 */
export function traceHeaders(): Readonly<Record<string, string>> {
  const store = fieldOf(fieldOf(globalThis, "awslambda"), "InvokeStore");
  const { AWS_LAMBDA_FUNCTION_NAME: functionName, _X_AMZN_TRACE_ID: ofEnvironment } = process.env;
  if (store === undefined && ofEnvironment === undefined) return {};
  const trace = asked(store, "getXRayTraceId") ?? ofEnvironment;
  const parent = asked(store, "getTraceparent");
  return {
    ...(functionName && trace && { "x-amzn-trace-id": trace }),
    ...(parent &&
      present({ traceparent: parent, tracestate: asked(store, "getTracestate"), baggage: asked(store, "getBaggage") })),
  };
}

function asked(store: unknown, question: string): string | undefined {
  const ask = fieldOf(store, question);
  const answer: unknown = typeof ask === "function" ? ask.call(store) : undefined;
  return typeof answer === "string" && answer !== "" ? answer : undefined;
}

function present(headers: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const entries = Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
  return Object.fromEntries(entries) as Record<string, string>;
}
