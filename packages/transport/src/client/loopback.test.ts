import { expect, test } from "@jest/globals";
import { isLoopbackHost } from "./loopback.ts";

test.each([
  "http://localhost:8000",
  "http://LOCALHOST",
  "http://dynamodb.localhost:8000",
  "http://127.0.0.1:8000",
  "http://127.1",
  "http://127.255.255.254",
  "http://0x7f000001",
  "http://[::1]:8000",
  "http://[0:0:0:0:0:0:0:1]",
])("%s is this machine", (address) => {
  expect(isLoopbackHost(new URL(address).hostname)).toBe(true);
});

test.each([
  "https://dynamodb.eu-west-1.amazonaws.com",
  "http://localhost.example.com",
  "http://mylocalhost",
  "http://127.0.0.1.example.com",
  "http://128.0.0.1",
  "http://0.0.0.0",
  "http://10.0.0.1",
  "http://[::2]",
  "http://example.com/localhost",
  "http://localhost@example.com",
])("%s is another one", (address) => {
  expect(isLoopbackHost(new URL(address).hostname)).toBe(false);
});
