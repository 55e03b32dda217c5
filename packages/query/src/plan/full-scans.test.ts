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

describe("Q14: a query that reads a whole table or index is never silent", () => {
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
    await expect(
      users.where("status", "=", "active").where("age", ">", 3).consistentRead().all(),
    ).rejects.toMatchObject({
      code: "INVALID_QUERY",
      message: expect.stringMatching(
        /^Model "User": this query reads the whole table "users": no key serves it \(byStatus: a global index cannot be read consistently\)/,
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

  test("the query's own policy is worth more than the connection's", async () => {
    const { execute, requests } = recordingExecutor();
    const query = repository(userModel(), execute, { fullScans: "allow" }).where("age", ">", 18);
    await expect(query.fullScan("error").all()).rejects.toMatchObject({ code: "INVALID_QUERY" });
    await expect(query.fullScan("error").first()).rejects.toMatchObject({ code: "INVALID_QUERY" });
    await expect(query.fullScan("error").count()).rejects.toMatchObject({ code: "INVALID_QUERY" });
    await expect(query.fullScan("error").allPaginated()).rejects.toMatchObject({ code: "INVALID_QUERY" });
    await expect(query.fullScan("error").stream().next()).rejects.toMatchObject({ code: "INVALID_QUERY" });
    expect(requests).toEqual([]);
    await query.fullScan("warn").all();
    expect(requests).toHaveLength(1);
  });

  test("scan() says that it is meant: nothing is refused, and nobody is warned", async () => {
    const { execute, requests } = recordingExecutor();
    const users = repository(userModel("third"), execute, { fullScans: "error" });
    await users.scan().where("age", ">", 18).all();
    await users.scan().index("byStatus").fullScan("error").all();
    expect(requests.map(({ operation }) => operation)).toEqual(["Scan", "Scan"]);
    expect(warnings).toEqual([]);
  });

  test("what is planned is shown also where it may not be sent", () => {
    const users = repository(userModel(), recordingExecutor().execute, { fullScans: "error" });
    expect(users.where("age", ">", 18).explain()).toMatchObject({ operation: "Scan", cost: "table" });
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
