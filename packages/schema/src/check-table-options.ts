import { inWords, isRecord, type OptionCheck, takes, takesFields, takesOneOf } from "@dynamorm/core";
import type { TableBlueprint } from "./table-blueprint.ts";
import type { Capacity, ProvisionedBilling, TableOptions } from "./table-options.ts";

/** DynamoDB's limits for tags. https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Tagging.html */
const mostTags = 50;
const longestTagKey = 128;
const longestTagValue = 256;

/** The checks of {@link TableOptions}, for the table that they are for. */
export function tableOptionChecks(table: TableBlueprint): { readonly [Option in keyof TableOptions]-?: OptionCheck } {
  return {
    billing: billing(table),
    stream: takesOneOf("KEYS_ONLY", "NEW_IMAGE", "OLD_IMAGE", "NEW_AND_OLD_IMAGES"),
    encryption,
    tableClass: takesOneOf("STANDARD", "STANDARD_INFREQUENT_ACCESS"),
    deletionProtection: takes("true or false", (value) => typeof value === "boolean"),
    tags,
  };
}

const units = takes(
  "a whole number of capacity units from 1",
  (value) => Number.isSafeInteger(value) && Number(value) >= 1,
);
const capacity: { readonly [Field in keyof Capacity]-?: OptionCheck } = {
  readCapacityUnits: units,
  writeCapacityUnits: units,
};
const required = Object.keys(capacity);

function billing(table: TableBlueprint): OptionCheck {
  const checks: { readonly [Field in keyof ProvisionedBilling]-?: OptionCheck } = {
    ...capacity,
    indexes: indexCapacities(table),
  };
  const provisioned = takesFields(
    '"on-demand" or { readCapacityUnits, writeCapacityUnits, indexes }',
    checks,
    required,
  );
  return (option, value) => (value === "on-demand" ? undefined : provisioned(option, value));
}

function indexCapacities({ models, indexes }: TableBlueprint): OptionCheck {
  const global = indexes.filter(({ type }) => type === "global").map(({ name }) => name);
  const local = indexes.filter(({ type }) => type === "local").map(({ name }) => name);
  const one = takesFields("an object { readCapacityUnits, writeCapacityUnits }", capacity, required);
  return (option, value) => {
    if (!isRecord(value)) return takes("an object of capacities by index", isRecord)(option, value);
    for (const [name, given] of Object.entries(value)) {
      if (local.includes(name)) {
        return `the option "${option}.${name}" is for a local index, which uses the capacity of its table: leave it out`;
      }
      if (!global.includes(name)) {
        const [lack, have, their] =
          models.length === 1 ? ["the model lacks", "it has", "its"] : ["the models lack", "they have", "their"];
        const there =
          global.length === 0 ? `${have} no global index` : `${their} global indexes are ${inWords(global, "and")}`;
        return `the option "${option}.${name}" is for an index that ${lack}; ${there}`;
      }
      const problem = given === undefined ? undefined : one(`${option}.${name}`, given);
      if (problem !== undefined) return problem;
    }
    return undefined;
  };
}

const encryption: OptionCheck = takes(
  '"aws-owned", "aws-managed" or { kmsKeyId: "…" }',
  (value) => value === "aws-owned" || value === "aws-managed" || isKmsKey(value),
);

function isKmsKey(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const { kmsKeyId, ...others } = value;
  return typeof kmsKeyId === "string" && kmsKeyId !== "" && Object.keys(others).length === 0;
}

const tags: OptionCheck = (option, value) => {
  if (!isRecord(value)) return takes("an object of texts by name", isRecord)(option, value);
  const all = Object.entries(value);
  if (all.length > mostTags) return `the option "${option}" holds ${all.length} tags; DynamoDB allows ${mostTags}`;
  for (const [key, text] of all) {
    if (key === "" || key.length > longestTagKey || key.startsWith("aws:")) {
      return `the option "${option}" has the key ${JSON.stringify(key)}; DynamoDB takes 1 to ${longestTagKey} characters that do not begin with "aws:"`;
    }
    const problem = tagText(`${option}.${key}`, text);
    if (problem !== undefined) return problem;
  }
  return undefined;
};

const tagText = takes(
  `a text of at most ${longestTagValue} characters`,
  (value) => typeof value === "string" && value.length <= longestTagValue,
);
