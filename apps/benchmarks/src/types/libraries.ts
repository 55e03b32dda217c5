import type { ModelSource } from "./model-source.ts";
import { dynamodbOnetableModels } from "./models/dynamodb-onetable.ts";
import { dynamodbToolboxModels } from "./models/dynamodb-toolbox.ts";
import { dynamooseModels } from "./models/dynamoose.ts";
import { dynamormModels } from "./models/dynamorm.ts";
import { electrodbModels } from "./models/electrodb.ts";

/** The libraries that have types of models, and how programs for each are written. */
export const modelSources: Readonly<Record<string, ModelSource>> = {
  electrodb: electrodbModels,
  "dynamodb-toolbox": dynamodbToolboxModels,
  "dynamodb-onetable": dynamodbOnetableModels,
  dynamoose: dynamooseModels,
  dynamorm: dynamormModels,
};

/** A program with so many models, each with its uses. */
export function programOf({ head, model }: ModelSource, models: number): string {
  return [head, ...Array.from({ length: models }, (_, n) => model(n))].join("");
}
