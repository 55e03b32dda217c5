/** How an engine is run: what the look-up finds, and what is spawned. */
export interface EngineCommand {
  readonly kind: "dynoxide" | "dynamodb-local";
  /** What named or held it, for messages: `"DYNOXIDE_BIN"`, `"the package @dynoxide/linux-x64"`. */
  readonly foundBy: string;
  /** The absolute path of the program to run. */
  readonly executable: string;
  /** The program's arguments for a port, and for a database file or, when it is `undefined`, memory. */
  readonly argumentsFor: (port: number, file: string | undefined) => readonly string[];
  /** Variables to run it with, besides those of this process. */
  readonly environment: Readonly<Record<string, string>>;
  /** The address that it listens on; `undefined` for all of the machine's. A port has to be free there. */
  readonly host: string | undefined;
  /** What it prints on its way up. Tells an answer of this engine from one of whatever else may have got its port. */
  readonly announcement: RegExp;
  /** How long it may take until it answers, in milliseconds, when nobody says otherwise. */
  readonly startTimeoutMs: number;
}
