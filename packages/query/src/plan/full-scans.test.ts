import { afterAll, afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import { recordingExecutor } from "../../test/fixtures/recording-executor.ts";
import { userModel } from "../../test/fixtures/user.ts";
import { repository } from "../index.ts";

const warnings: unknown[][] = [];
const emitWarning = process.emitWarning.bind(process);
beforeAll(() => {
  process.emitWarning = (...warning: unknown[]) => void warnings.push(warning);
});
afterEach(() => {
  warnings.length = 0;
});
afterAll(() => {
  process.emitWarning = emitWarning;
});

describe("a query that reads a whole table or index is never silent", () => {
  test("it warns, once for each, with the reason", async () => {
    const users = repository(userModel(), recordingExecutor().execute);
    await users.where("age", ">", 18).all();
    await users.where("age", ">", 21).all();
    await users.where("age", ">", 18).count();
    expect(warnings).toEqual([
      [
        `Model "User": this query reads the whole table "users": no partition key equality on the table, byStatus, byEmail or byNickname. If that is meant, say so by fullScan("allow")`,
        { type: "DynamORMWarning", code: "DYNAMORM_FULL_SCAN" },
      ],
    ]);
    await users.query().index("byEmail").select("id").all();
    expect(warnings.at(-1)?.[0]).toContain(`reads the whole index "byEmail"`);
  });

  test("or is refused before anything is sent, where the connection says so", async () => {
    const { execute, requests } = recordingExecutor();
    const users = repository(userModel(), execute, { fullScans: "error" });
    await expect(users.where("status", "=", "active").where("age", "<>", 3).all()).rejects.toMatchObject({
      code: "INVALID_QUERY",
      message: expect.stringMatching(
        /^Model "User": this query reads the whole table "users": no key serves it \(byStatus: /,
      ),
    });
    expect(requests).toEqual([]);
    await users.query().fullScan("allow").all();
    await users.where("status", "=", "active").all();
    expect(requests).toHaveLength(2);
  });

  test("or is silent where the query or the connection allows it", async () => {
    await repository(userModel("first"), recordingExecutor().execute, { fullScans: "allow" }).query().all();
    await repository(userModel("second"), recordingExecutor().execute).query().fullScan("allow").all();
    expect(warnings).toEqual([]);
  });

  test("a policy that is none is refused", () => {
    const users = repository(userModel(), recordingExecutor().execute);
    expect(() => users.query().fullScan("never" as never)).toThrow(
      `Model "User": fullScan() takes allow, warn or error, not "never"`,
    );
    expect(() => repository(userModel(), recordingExecutor().execute, { fullScans: "never" as never })).toThrow(
      `repository of model "User": the option "fullScans" takes "allow", "warn" or "error", not the string "never"`,
    );
  });
});
