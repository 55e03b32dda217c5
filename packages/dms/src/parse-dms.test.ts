import { describe, expect, test } from "@jest/globals";
import { documentWith, shop } from "../test/documents.ts";
import { parseDms } from "./index.ts";

describe("M13 models from a document: reading", () => {
  test("YAML is plain data, word for word", () => {
    const { namespace, models } = parseDms(shop);
    expect(namespace).toBe("acme.shop");
    expect(models.map(({ name, table }) => [name, table])).toEqual([
      ["User", { name: "users" }],
      ["Order", { name: "orders" }],
    ]);
    expect(models[0]?.attributes[3]).toEqual({ attribute: "nickname", type: "S", optional: true, omit_empty: true });
    expect(models[0]?.attributes[9]).toEqual({ attribute: "version", type: "N", format: "int", roles: ["version"] });
    expect(models[1]?.attributes[2]?.tags).toEqual({ owner: "billing", note: null });
    expect(models[0]?.indexes?.[1]).toEqual({
      name: "lsi-points",
      type: "LSI",
      partition: { attribute: "PK", type: "S" },
      sort: { attribute: "points", type: "N" },
      projection: { type: "INCLUDE", fields: ["nickname"] },
    });
  });

  test("JSON text and plain data are the same document", () => {
    const document = parseDms(shop);
    expect(parseDms(JSON.stringify(document))).toEqual(document);
    expect(parseDms(JSON.stringify(document, undefined, "\t"))).toEqual(document);
    expect(parseDms(document)).toEqual(document);
  });

  test("what Go and Python write for nothing is nothing", () => {
    const nothing = { format: "", encryption: null, roles: null, tags: null };
    const flags = { required: false, optional: false, omit_empty: false, json: false, binary: false };
    const key = { attribute: "PK", type: "S" };
    const written = {
      dms_version: "0.1",
      namespace: "",
      models: [
        {
          name: "User",
          table: { name: "users" },
          naming: { convention: "" },
          keys: { sort: null, partition: key },
          attributes: [{ ...key, ...nothing, ...flags }],
          indexes: [{ name: "byPK", type: "GSI", partition: key, sort: null, projection: { type: "", fields: null } }],
        },
      ],
    };
    expect(parseDms(JSON.stringify(written))).toEqual({
      dms_version: "0.1",
      models: [
        {
          name: "User",
          table: { name: "users" },
          keys: { partition: key },
          attributes: [{ ...key, ...flags }],
          indexes: [{ name: "byPK", type: "GSI", partition: key }],
        },
      ],
    });
  });

  test("what is given is copied", () => {
    const tags = { list: [1] };
    const given = documentWith({ type: "S", tags });
    const document = parseDms(given);
    tags.list.push(2);
    expect(document.models[0]?.attributes[1]?.tags).toEqual({ list: [1] });
  });
});
