/** A function as the profiler names it. */
export interface Frame {
  readonly functionName: string;
  /** The file, `node:…` for one of Node.js, and empty for what is built into the engine, or made out of text. */
  readonly url: string;
}

/** What a request spends its time on, by the code that runs. The first that fits; they are in the order of tables. */
const stations: readonly (readonly [station: string, fits: (frame: Frame) => boolean])[] = [
  // What is built into the engine counts for the function that calls it: these do little else.
  [
    "JSON",
    ({ url, functionName }) => /wire-text\.|\/floor\./.test(url) && /^(?:readBody|writeBody|$)/.test(functionName),
  ],
  [
    "the SDK: middleware and commands",
    inFile(/submodules\/client\/|\/client-dynamodb\/|middleware-(?:stack|logger|host|recursion)/),
  ],
  [
    "the SDK: walking through schemas",
    inFile(/submodules\/(?:schema|serde|protocols|transport)\/|dynamodb-codec|xml-builder/),
  ],
  ["the SDK: marshall, unmarshall", inFile(/\/(?:lib|util)-dynamodb\//)],
  ["the SDK: signing", inFile(/\/signature-v4/)],
  [
    "the SDK: endpoint rules, retries, credentials, settings",
    inFile(/\/@?(?:aws-sdk|smithy|aws)(?:\/|\+)(?!node-http-handler)/),
  ],
  ["the SDK: request handler", inFile(/node-http-handler/)],
  ["DynamORM: transport", inFile(/packages\/transport\//)],
  ["DynamORM: codec", inFile(/packages\/marshaling\//)],
  ["DynamORM: models, plans, writes", inFile(/packages\/(?:query|core|expressions|update-builder|cursor|dynamorm)\//)],
  ["hashes", inFile(/^node:(?:internal\/crypto|crypto)/)],
  ["HTTP of Node.js", inFile(/^node:/)],
  ["sockets", builtIn(/^(?:write\w*|read\w*|shutdown|setNoDelay)$/)],
  ["collecting garbage", builtIn(/^\(garbage collector\)$/)],
];

/** What is none of them. */
const other = "other";

/** All stations, in the order of tables. */
export const stationNames: readonly string[] = [...stations.map(([name]) => name), other];

/** Where a frame belongs; `undefined` for a processor that waits. */
export function stationOf(frame: Frame): string | undefined {
  if (frame.functionName === "(idle)") return undefined;
  return stations.find(([, fits]) => fits(frame))?.[0] ?? other;
}

function inFile(pattern: RegExp): (frame: Frame) => boolean {
  return ({ url }) => pattern.test(url);
}

function builtIn(pattern: RegExp): (frame: Frame) => boolean {
  return ({ url, functionName }) => url === "" && pattern.test(functionName);
}
