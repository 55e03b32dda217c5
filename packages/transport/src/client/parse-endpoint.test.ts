import { expect, test } from "@jest/globals";
import { parseEndpoint } from "./parse-endpoint.ts";

test.each<[unknown, string]>([
  ["http://localhost:8000", "http://localhost:8000/"],
  ["https://example.com/dynamodb", "https://example.com/dynamodb"],
  [{ protocol: "http:", hostname: "localhost", port: 8000, path: "/" }, "http://localhost:8000/"],
  [{ protocol: "https:", hostname: "example.com", path: "/" }, "https://example.com/"],
  [{ url: new URL("http://localhost:8000") }, "http://localhost:8000/"],
])("%j is an address", (endpoint, href) => {
  expect(parseEndpoint(endpoint)?.href).toBe(href);
});

test("what a function gives is not known", () => {
  expect(parseEndpoint(() => "http://localhost:8000")).toBeUndefined();
});

test.each<[unknown, string]>([
  ["", `is empty; leave it out for AWS, or write "http://localhost:8000"`],
  ["  ", `is empty; leave it out for AWS, or write "http://localhost:8000"`],
  ["localhost:8000", `is the string "localhost:8000", without http:// or https://; write "http://localhost:8000"`],
  ["127.0.0.1:8000", `is the string "127.0.0.1:8000", without http:// or https://; write "http://127.0.0.1:8000"`],
  ["[::1]:8000", `is the string "[::1]:8000", without http:// or https://; write "http://[::1]:8000"`],
  [
    "dynamodb.internal",
    `is the string "dynamodb.internal", without http:// or https://; write "http://dynamodb.internal"`,
  ],
  ["ftp://localhost", `is the string "ftp://localhost", without http:// or https://; write "http://localhost:8000"`],
  ["no address", `is the string "no address", without http:// or https://; write "http://localhost:8000"`],
  ["http://", `is the string "http://", without http:// or https://; write "http://localhost:8000"`],
  [
    "http://ada:secret@localhost:8000",
    `holds a user or a password, whose place is credentials; write "http://localhost:8000"`,
  ],
  ["ada:secret@localhost:8000", `is no address of a server; write "http://localhost:8000"`],
  [
    "http://localhost:8000/?a=1",
    `holds a query or a fragment, which an endpoint does not have; write "http://localhost:8000/"`,
  ],
  [
    "http://localhost:8000/#a",
    `holds a query or a fragment, which an endpoint does not have; write "http://localhost:8000/"`,
  ],
  [8000, `is the number 8000; write "http://localhost:8000"`],
  [null, `is null; write "http://localhost:8000"`],
  [{}, `is an object; write "http://localhost:8000"`],
  [new URL("http://localhost:8000"), `is an instance of URL; write "http://localhost:8000"`],
  [{ protocol: "http", hostname: "localhost", path: "/" }, `is an object; write "http://localhost:8000"`],
])("%j is refused", (endpoint, message) => {
  expect(() => parseEndpoint(endpoint)).toThrow(
    expect.objectContaining({ code: "INVALID_OPTION", message: `createClient: endpoint ${message}` }),
  );
});
