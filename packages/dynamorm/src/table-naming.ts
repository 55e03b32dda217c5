import { type AnyModel, describeValue, InvalidOptionError, isTableName } from "@dynamorm/core";

/** How a connection names the tables of models: as they are, with a prefix, or by a function. */
export function tableNaming(prefix: unknown, name: unknown): (model: AnyModel) => string {
  if (prefix !== undefined && typeof prefix !== "string") refuse(`tablePrefix is a text, not ${describeValue(prefix)}`);
  if (typeof prefix === "string" && !/^[a-zA-Z0-9_.-]*$/.test(prefix)) {
    refuse(
      `tablePrefix is ${describeValue(prefix)}: DynamoDB takes letters, digits, "_", "-" and "." in the name of a table`,
    );
  }
  if (name !== undefined && typeof name !== "function") {
    refuse(`tableName is a function of a model, not ${describeValue(name)}`);
  }
  if (prefix !== undefined && name !== undefined) refuse("takes a tablePrefix or a tableName, not both");
  if (name !== undefined) return (model) => checked(model, (name as (model: AnyModel) => unknown)(model));
  if (prefix === undefined) return ({ table }) => table;
  return (model) => {
    if (model.table.startsWith("arn:")) {
      refuse(`the table of model "${model.name}" is named by its ARN, which takes no prefix; use tableName`);
    }
    return checked(model, `${prefix}${model.table}`);
  };
}

function checked({ name, table }: AnyModel, given: unknown): string {
  if (isTableName(given)) return given;
  return refuse(
    `the table "${table}" of model "${name}" would be named ${describeValue(given)}: DynamoDB takes 3 to 255 letters, digits, "_", "-" and "."`,
  );
}

function refuse(problem: string): never {
  throw new InvalidOptionError(`new DynamORM(): ${problem}`);
}
