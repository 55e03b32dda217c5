import { expect, test } from "@jest/globals";
import { untyped } from "../../test/untyped.ts";
import { commands } from "./commands.ts";

// Some inputs look the same to the compiler, and would let an operation have another's command.
test.each(Object.entries(commands))("%s has the command of its name", (operation, Command) => {
  const input = { TableName: "users" };
  const command: object = new Command(untyped(input));
  expect(command.constructor.name).toBe(`${operation}Command`);
  expect(command).toHaveProperty("input", input);
});
