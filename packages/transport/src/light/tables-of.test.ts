import { expect, test } from "@jest/globals";
import { inputsOn } from "../../test/fast/every-operation.ts";
import { tablesOf } from "./tables-of.ts";

test.each(Object.entries(inputsOn("orders")))("the tables of %s", (operation, input) => {
  const tables = new Set(tablesOf(input));
  // The text of a statement holds the table, where nobody looks for it: nor does the SDK.
  expect([...tables]).toEqual(/Statement|ListTables/.test(operation) ? [] : ["orders"]);
});

test.each<[string, object]>([
  ["nothing", {}],
  ["null", { RequestItems: null, TransactItems: null }],
  ["actions that are none", { TransactItems: [null, "x", {}, { Put: null }, { Put: { TableName: 1 } }] }],
])("of an input with %s there are none", (_, input) => {
  expect(tablesOf(input)).toEqual([]);
});
