import { describe, expect, test } from "@jest/globals";
import { type Cursor, decodeCursor, encodeCursor } from "./index.ts";

const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);
const everyControlCharacter = `${String.fromCharCode(...Array.from({ length: 32 }, (_, code) => code))}\x7f`;

/** Written by encoding/json and encoding/base64 of Go 1.26, from a struct with the fields lastKey, index and sort. */
const writtenByGo: readonly [string, Cursor, string][] = [
  [
    "the example of the documentation",
    { lastKey: { PK: { S: "USER#1" }, SK: { S: "PROFILE" } }, index: "gsi-email", sort: "ASC" },
    "eyJsYXN0S2V5Ijp7IlBLIjp7IlMiOiJVU0VSIzEifSwiU0siOnsiUyI6IlBST0ZJTEUifX0sImluZGV4IjoiZ3NpLWVtYWlsIiwic29ydCI6IkFTQyJ9",
  ],
  ["neither index nor sort", { lastKey: { id: { S: "1" } } }, "eyJsYXN0S2V5Ijp7ImlkIjp7IlMiOiIxIn19fQ=="],
  [
    "an index alone",
    { lastKey: { id: { S: "1" } }, index: "by-id" },
    "eyJsYXN0S2V5Ijp7ImlkIjp7IlMiOiIxIn19LCJpbmRleCI6ImJ5LWlkIn0=",
  ],
  [
    "a direction alone",
    { lastKey: { id: { S: "1" } }, sort: "DESC" },
    "eyJsYXN0S2V5Ijp7ImlkIjp7IlMiOiIxIn19LCJzb3J0IjoiREVTQyJ9",
  ],
  ["one character of padding", { lastKey: { id: { S: "12" } } }, "eyJsYXN0S2V5Ijp7ImlkIjp7IlMiOiIxMiJ9fX0="],
  ["no padding", { lastKey: { id: { S: "123" } } }, "eyJsYXN0S2V5Ijp7ImlkIjp7IlMiOiIxMjMifX19"],
  ["two characters of padding", { lastKey: { id: { S: "1234" } } }, "eyJsYXN0S2V5Ijp7ImlkIjp7IlMiOiIxMjM0In19fQ=="],
  [
    "the alphabet of URLs",
    { lastKey: { id: { S: "~~~???>>>ÿÿÿ" } } },
    "eyJsYXN0S2V5Ijp7ImlkIjp7IlMiOiJ-fn4_Pz9cdTAwM2VcdTAwM2VcdTAwM2XDv8O_w78ifX19",
  ],
  [
    "what HTML minds",
    { lastKey: { "<a>&b": { S: "</script>&amp;" } }, index: "<&>" },
    "eyJsYXN0S2V5Ijp7Ilx1MDAzY2FcdTAwM2VcdTAwMjZiIjp7IlMiOiJcdTAwM2Mvc2NyaXB0XHUwMDNlXHUwMDI2YW1wOyJ9fSwiaW5kZXgiOiJcdTAwM2NcdTAwMjZcdTAwM2UifQ==",
  ],
  [
    "what JavaScript minds",
    { lastKey: { id: { S: "a\u2028b\u2029c" } } },
    "eyJsYXN0S2V5Ijp7ImlkIjp7IlMiOiJhXHUyMDI4Ylx1MjAyOWMifX19",
  ],
  [
    "control characters",
    { lastKey: { id: { S: everyControlCharacter } } },
    "eyJsYXN0S2V5Ijp7ImlkIjp7IlMiOiJcdTAwMDBcdTAwMDFcdTAwMDJcdTAwMDNcdTAwMDRcdTAwMDVcdTAwMDZcdTAwMDdcYlx0XG5cdTAwMGJcZlxyXHUwMDBlXHUwMDBmXHUwMDEwXHUwMDExXHUwMDEyXHUwMDEzXHUwMDE0XHUwMDE1XHUwMDE2XHUwMDE3XHUwMDE4XHUwMDE5XHUwMDFhXHUwMDFiXHUwMDFjXHUwMDFkXHUwMDFlXHUwMDFmfyJ9fX0=",
  ],
  [
    "quotes and slashes",
    { lastKey: { 'a"b': { S: "\\ \" / '" } } },
    "eyJsYXN0S2V5Ijp7ImFcImIiOnsiUyI6IlxcIFwiIC8gJyJ9fX0=",
  ],
  [
    "text beyond ASCII, a byte order mark, what is no character",
    { lastKey: { é: { S: "ß 漢字 😀 \u0080 \u009f \u00a0 \ufeff \ufffd \uffff" } } },
    "eyJsYXN0S2V5Ijp7IsOpIjp7IlMiOiLDnyDmvKLlrZcg8J-YgCDCgCDCnyDCoCDvu78g77-9IO-_vyJ9fX0=",
  ],
  [
    "names in the order of their bytes, not of UTF-16 units",
    {
      lastKey: {
        "😀": { S: "1" },
        "\ue000": { S: "2" },
        "\uffff": { S: "3" },
        é: { S: "4" },
        a: { S: "5" },
        aa: { S: "6" },
        Z: { S: "7" },
        _: { S: "8" },
        "": { S: "9" },
        "a😁": { S: "10" },
        "a\ufb00": { S: "11" },
        "\u{10ffff}": { S: "12" },
        "\u2028": { S: "13" },
        "\x7f": { S: "14" },
        "\x01": { S: "15" },
        "<": { S: "16" },
        "=": { S: "17" },
      },
    },
    "eyJsYXN0S2V5Ijp7IiI6eyJTIjoiOSJ9LCJcdTAwMDEiOnsiUyI6IjE1In0sIlx1MDAzYyI6eyJTIjoiMTYifSwiPSI6eyJTIjoiMTcifSwiWiI6eyJTIjoiNyJ9LCJfIjp7IlMiOiI4In0sImEiOnsiUyI6IjUifSwiYWEiOnsiUyI6IjYifSwiYe-sgCI6eyJTIjoiMTEifSwiYfCfmIEiOnsiUyI6IjEwIn0sIn8iOnsiUyI6IjE0In0sIsOpIjp7IlMiOiI0In0sIlx1MjAyOCI6eyJTIjoiMTMifSwi7oCAIjp7IlMiOiIyIn0sIu-_vyI6eyJTIjoiMyJ9LCLwn5iAIjp7IlMiOiIxIn0sIvSPv78iOnsiUyI6IjEyIn19fQ==",
  ],
  [
    "names like numbers, which objects put first",
    { lastKey: { 10: { S: "a" }, 9: { S: "b" }, 2: { S: "c" }, "-1": { S: "d" }, "01": { S: "e" } } },
    "eyJsYXN0S2V5Ijp7Ii0xIjp7IlMiOiJkIn0sIjAxIjp7IlMiOiJlIn0sIjEwIjp7IlMiOiJhIn0sIjIiOnsiUyI6ImMifSwiOSI6eyJTIjoiYiJ9fX0=",
  ],
  [
    "names that objects have",
    {
      lastKey: {
        ["__proto__"]: { S: "a" },
        constructor: { S: "b" },
        toString: { S: "c" },
        m: { M: { ["__proto__"]: { S: "d" }, hasOwnProperty: { M: { ["__proto__"]: { NULL: true } } } } },
      },
      index: "__proto__",
    },
    "eyJsYXN0S2V5Ijp7Il9fcHJvdG9fXyI6eyJTIjoiYSJ9LCJjb25zdHJ1Y3RvciI6eyJTIjoiYiJ9LCJtIjp7Ik0iOnsiX19wcm90b19fIjp7IlMiOiJkIn0sImhhc093blByb3BlcnR5Ijp7Ik0iOnsiX19wcm90b19fIjp7Ik5VTEwiOnRydWV9fX19fSwidG9TdHJpbmciOnsiUyI6ImMifX0sImluZGV4IjoiX19wcm90b19fIn0=",
  ],
  [
    "all types",
    {
      lastKey: {
        s: { S: "text" },
        n: { N: "-12.50E+3" },
        b: { B: bytes(0xfb, 0xff, 0xbf, 0) },
        t: { BOOL: true },
        f: { BOOL: false },
        z: { NULL: true },
        l: { L: [{ S: "a" }, { N: "1" }, { L: [] }, { B: bytes(1) }] },
        m: { M: { b: { S: "2" }, a: { M: {} }, B: { BOOL: true } } },
        ss: { SS: ["b", "a", "<"] },
        ns: { NS: ["3", "1", "2"] },
        bs: { BS: [bytes(0xff), bytes(), bytes(1, 2)] },
      },
      index: "all-types",
      sort: "DESC",
    },
    "eyJsYXN0S2V5Ijp7ImIiOnsiQiI6IisvKy9BQT09In0sImJzIjp7IkJTIjpbIi93PT0iLCIiLCJBUUk9Il19LCJmIjp7IkJPT0wiOmZhbHNlfSwibCI6eyJMIjpbeyJTIjoiYSJ9LHsiTiI6IjEifSx7IkwiOltdfSx7IkIiOiJBUT09In1dfSwibSI6eyJNIjp7IkIiOnsiQk9PTCI6dHJ1ZX0sImEiOnsiTSI6e319LCJiIjp7IlMiOiIyIn19fSwibiI6eyJOIjoiLTEyLjUwRSszIn0sIm5zIjp7Ik5TIjpbIjMiLCIxIiwiMiJdfSwicyI6eyJTIjoidGV4dCJ9LCJzcyI6eyJTUyI6WyJiIiwiYSIsIlx1MDAzYyJdfSwidCI6eyJCT09MIjp0cnVlfSwieiI6eyJOVUxMIjp0cnVlfX0sImluZGV4IjoiYWxsLXR5cGVzIiwic29ydCI6IkRFU0MifQ==",
  ],
  [
    "every byte",
    { lastKey: { id: { B: bytes(...Array.from({ length: 256 }, (_, byte) => byte)) } } },
    "eyJsYXN0S2V5Ijp7ImlkIjp7IkIiOiJBQUVDQXdRRkJnY0lDUW9MREEwT0R4QVJFaE1VRlJZWEdCa2FHeHdkSGg4Z0lTSWpKQ1VtSnlncEtpc3NMUzR2TURFeU16UTFOamM0T1RvN1BEMCtQMEJCUWtORVJVWkhTRWxLUzB4TlRrOVFVVkpUVkZWV1YxaFpXbHRjWFY1ZllHRmlZMlJsWm1kb2FXcHJiRzF1YjNCeGNuTjBkWFozZUhsNmUzeDlmbitBZ1lLRGhJV0doNGlKaW91TWpZNlBrSkdTazVTVmxwZVltWnFibkoyZW42Q2hvcU9rcGFhbnFLbXFxNnl0cnErd3NiS3p0TFcydDdpNXVydTh2YjYvd01IQ3c4VEZ4c2ZJeWNyTHpNM096OURSMHRQVTFkYlgyTm5hMjl6ZDN0L2c0ZUxqNU9YbTUranA2dXZzN2U3djhQSHk4L1QxOXZmNCtmcjcvUDMrL3c9PSJ9fX0=",
  ],
  [
    "what is empty",
    { lastKey: { "": { S: "" }, b: { B: bytes() }, l: { L: [] }, m: { M: {} }, ss: { SS: [] } } },
    "eyJsYXN0S2V5Ijp7IiI6eyJTIjoiIn0sImIiOnsiQiI6IiJ9LCJsIjp7IkwiOltdfSwibSI6eyJNIjp7fX0sInNzIjp7IlNTIjpbXX19fQ==",
  ],
  [
    "long numbers",
    {
      lastKey: {
        a: { N: "0" },
        b: { N: "99999999999999999999999999999999999999" },
        c: { N: "1E-130" },
        d: { N: "-9.9999999999999999999999999999999999999E+125" },
      },
    },
    "eyJsYXN0S2V5Ijp7ImEiOnsiTiI6IjAifSwiYiI6eyJOIjoiOTk5OTk5OTk5OTk5OTk5OTk5OTk5OTk5OTk5OTk5OTk5OTk5OTkifSwiYyI6eyJOIjoiMUUtMTMwIn0sImQiOnsiTiI6Ii05Ljk5OTk5OTk5OTk5OTk5OTk5OTk5OTk5OTk5OTk5OTk5OTk5OTlFKzEyNSJ9fX0=",
  ],
  [
    "names within maps within lists",
    {
      lastKey: {
        id: {
          M: {
            "😀": { L: [{ M: { "\ufb00": { S: "1" }, "\u{10000}": { S: "2" }, b: { S: "3" }, a: { S: "4" } } }] },
            "\uff00": { N: "1" },
          },
        },
      },
    },
    "eyJsYXN0S2V5Ijp7ImlkIjp7Ik0iOnsi77yAIjp7Ik4iOiIxIn0sIvCfmIAiOnsiTCI6W3siTSI6eyJhIjp7IlMiOiI0In0sImIiOnsiUyI6IjMifSwi76yAIjp7IlMiOiIxIn0sIvCQgIAiOnsiUyI6IjIifX19XX19fX19",
  ],
];

describe("P1: cursors are the same bytes as the Go version's", () => {
  test.each(writtenByGo)("%s: written", (_, cursor, text) => {
    expect(encodeCursor(cursor)).toBe(text);
  });

  test.each(writtenByGo)("%s: read", (_, cursor, text) => {
    expect(decodeCursor(text)).toEqual(cursor);
  });

  test("\\b and \\f as Go wrote them before 1.22 are read", () => {
    const text = btoa(String.raw`{"lastKey":{"id":{"S":"\u0008\u000c"}}}`);
    expect(decodeCursor(text)).toEqual({ lastKey: { id: { S: "\b\f" } } });
  });

  test.each(["asc", "ASC", "Asc"])("a direction as a Go caller wrote it is read: %s", (sort) => {
    expect(decodeCursor(btoa(`{"lastKey":{"id":{"S":"1"}},"sort":"${sort}"}`)).sort).toBe("ASC");
  });
});
