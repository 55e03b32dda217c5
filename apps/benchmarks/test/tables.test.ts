import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "@jest/globals";
import { writtenTables } from "../src/tables/written-tables.ts";

const folder = fileURLToPath(new URL("../", import.meta.url));

describe("the tables of README.md", () => {
  it("are those of the results that are kept", async () => {
    const text = await readFile(`${folder}README.md`, "utf8");
    expect(text).toContain("<!-- table: requests -->");
    expect(await writtenTables(text, `${folder}results`)).toBe(text);
  });

  it("are known by their names, and have an end", async () => {
    await expect(writtenTables("<!-- table: nothing -->\n<!-- end -->", folder)).rejects.toThrow(
      'there is no table "nothing"',
    );
    await expect(writtenTables("<!-- table: requests -->\n", `${folder}results`)).rejects.toThrow("has no end");
  });
});
