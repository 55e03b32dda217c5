import { type OptionCheck, takes } from "@dynamorm/core";

/** The check of a token that is given. https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html */
export const tokenCheck: OptionCheck = takes(
  "a text of 1 to 36 characters",
  (value) => typeof value === "string" && value.length >= 1 && value.length <= 36,
);
