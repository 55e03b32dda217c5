/** A library, and what is bundled of it. */
export interface Library {
  readonly name: string;
  /** The package that programs install. */
  readonly package: string;
  /** All of it: a source that exports what it exports. Nothing, where that is no measure: the SDK is all of DynamoDB. */
  readonly whole?: string;
  /** The file of `programs` that gets, puts, queries and updates. */
  readonly program: string;
  /** The file whose `get` takes least, where the library has a smaller spelling for programs that only get. */
  readonly getProgram?: string;
}

/** What is compared. The first is what every other stands on. */
export const libraries: readonly Library[] = [
  { name: "client-dynamodb", package: "@aws-sdk/client-dynamodb", program: "client-dynamodb" },
  { name: "lib-dynamodb", package: "@aws-sdk/lib-dynamodb", program: "lib-dynamodb" },
  { name: "electrodb", package: "electrodb", whole: 'export * from "electrodb";', program: "electrodb" },
  {
    name: "dynamodb-toolbox",
    package: "dynamodb-toolbox",
    whole: 'export * from "dynamodb-toolbox";',
    program: "dynamodb-toolbox",
    getProgram: "dynamodb-toolbox-get",
  },
  {
    name: "dynamodb-onetable",
    package: "dynamodb-onetable",
    whole: 'export * from "dynamodb-onetable"; export * from "dynamodb-onetable/Dynamo";',
    program: "dynamodb-onetable",
  },
  { name: "dynamoose", package: "dynamoose", whole: 'export { default } from "dynamoose";', program: "dynamoose" },
  {
    name: "dynamorm",
    package: "dynamorm",
    whole: 'export * from "dynamorm";',
    program: "dynamorm",
    getProgram: "dynamorm-get",
  },
  {
    name: "dynamorm/fast",
    package: "dynamorm",
    whole: 'export * from "dynamorm/fast";',
    program: "dynamorm-fast",
    getProgram: "dynamorm-fast-get",
  },
];
