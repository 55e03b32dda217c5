import { describeValue } from "../describe-value.ts";
import { InvalidModelError } from "../errors/invalid-model-error.ts";
import type { AnyStandardSchema } from "./standard-schema.ts";

/** Refuses what is no validator. Validators of some libraries (arktype) are functions. */
export function checkStandardSchema(what: string, schema: unknown): asserts schema is AnyStandardSchema {
  const standard = (schema as AnyStandardSchema | null | undefined)?.["~standard"];
  if (standard?.version === 1 && typeof standard.validate === "function") return;
  throw new InvalidModelError(
    `${what} takes a validator that follows Standard Schema (https://standardschema.dev), such as zod's, valibot's or arktype's, not ${describeValue(schema)}`,
  );
}
