import * as fc from "fast-check";
import { names, numberTexts, texts } from "./arbitrary-values.ts";

const bytes = fc.uint8Array({ maxLength: 6 });
const base64 = bytes.map((array) => Buffer.from(array).toString("base64"));
const members = <Member>(member: fc.Arbitrary<Member>): fc.Arbitrary<Member[]> => fc.array(member, { maxLength: 3 });

/** What stands where something else belongs. */
const wrong: fc.Arbitrary<unknown> = fc
  .constantFrom<(() => unknown)[]>(
    () => 3,
    () => "true",
    () => true,
    () => null,
    () => undefined,
    () => [],
    () => ["a"],
    () => ({}),
    () => [{ S: "a" }],
    () => new Date(0),
  )
  .map((make) => make());

const types = fc.constantFrom("S", "N", "B", "BOOL", "NULL", "L", "M", "SS", "NS", "BS", "X");

/** What DynamoDB may hold, nested and hostile; and now and then what it never does: another content than the type's, or two types. */
export const { value: storedValues } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    { weight: 4, arbitrary: texts.map((S) => ({ S })) },
    { weight: 6, arbitrary: numberTexts.map((N) => ({ N })) },
    {
      weight: 2,
      arbitrary: fc
        .oneof(
          bytes,
          base64,
          bytes.map(({ buffer }) => buffer),
        )
        .map((B) => ({ B })),
    },
    { weight: 2, arbitrary: fc.boolean().map((BOOL) => ({ BOOL, S: undefined })) },
    { weight: 2, arbitrary: fc.boolean().map((NULL) => ({ NULL })) },
    { weight: 2, arbitrary: members(texts).map((SS) => ({ SS })) },
    { weight: 2, arbitrary: members(numberTexts).map((NS) => ({ NS })) },
    { weight: 2, arbitrary: members(fc.oneof(bytes, base64)).map((BS) => ({ BS })) },
    { weight: 1, arbitrary: fc.tuple(types, wrong).map(([type, content]) => ({ [type]: content })) },
    { weight: 1, arbitrary: wrong },
    { weight: 1, arbitrary: texts.map((S) => ({ S, N: "1" })) },
    { weight: 4, arbitrary: fc.array(tie("value"), { maxLength: 3 }).map((L) => ({ L })) },
    { weight: 6, arbitrary: fc.dictionary(names, tie("value"), { maxKeys: 3 }).map((M) => ({ M })) },
  ),
}));

/** Items of these. */
export const storedItems: fc.Arbitrary<unknown> = fc.dictionary(names, storedValues, { maxKeys: 3 });
