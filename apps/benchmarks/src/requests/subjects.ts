import { tableOf } from "./answers.ts";
import type { Subject, SubjectModule } from "./subject.ts";

/** What is compared, in the order of tables. Each is loaded when it is asked for, by the process that measures it. */
const modules = {
  "lib-dynamodb": () => import("./subjects/lib-dynamodb.ts"),
  "client-dynamodb": () => import("./subjects/client-dynamodb.ts"),
  electrodb: () => import("./subjects/electrodb.ts"),
  "dynamodb-toolbox": () => import("./subjects/dynamodb-toolbox.ts"),
  "dynamodb-onetable": () => import("./subjects/dynamodb-onetable.ts"),
  dynamoose: () => import("./subjects/dynamoose.ts"),
  "dynamorm-fast": () => import("./subjects/dynamorm-fast.ts"),
  "dynamorm-sdk": () => import("./subjects/dynamorm-sdk.ts"),
  floor: () => import("./subjects/floor.ts"),
} satisfies Readonly<Record<string, () => Promise<SubjectModule>>>;

export type SubjectName = keyof typeof modules;

export const subjectNames = Object.keys(modules) as SubjectName[];

/** The packages that are compared, as they are installed. */
export const packages: readonly string[] = [
  "@aws-sdk/lib-dynamodb",
  "@aws-sdk/client-dynamodb",
  "@aws-sdk/util-dynamodb",
  "electrodb",
  "dynamodb-toolbox",
  "dynamodb-onetable",
  "dynamoose",
];

/** What all others are measured by. */
export const yardstick: SubjectName = "lib-dynamodb";

/** A subject that sends its requests to a server. */
export async function loadSubject(name: SubjectName, endpoint: string): Promise<Subject> {
  const { subject } = await modules[name]();
  return subject({ endpoint, table: tableOf(name) });
}
