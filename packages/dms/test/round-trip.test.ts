import { describe, expect, test } from "@jest/globals";
import * as fc from "fast-check";
import type { AnyModel } from "@dynamorm/core";
import { dmsFromModels, formatDms, modelsFromDms, parseDms } from "../src/index.ts";
import { arbitraryDocument } from "./arbitrary-document.ts";

/** The models of a document as they would be without it. */
function withoutDocument(models: Readonly<Record<string, AnyModel & { readonly dms: unknown }>>): AnyModel[] {
  return Object.values(models).map((model) => {
    const { dms: _, ...rest } = model;
    return rest;
  });
}

describe("M13 models from a document: round trips", () => {
  test("document → text → document is the same", () => {
    fc.assert(
      fc.property(arbitraryDocument, fc.constantFrom("yaml", "json"), (document, as) => {
        expect(parseDms(formatDms(document, { as }))).toEqual(document);
      }),
    );
  });

  test("document → models → document is the same, word for word", () => {
    fc.assert(
      fc.property(arbitraryDocument, (document) => {
        const { namespace } = document;
        expect(dmsFromModels(Object.values(modelsFromDms(document)), { namespace })).toEqual(document);
      }),
    );
  });

  test("models → document → models is the same, though the words are the library's own", () => {
    fc.assert(
      fc.property(arbitraryDocument, (document) => {
        const models = withoutDocument(modelsFromDms(document));
        const again = withoutDocument(modelsFromDms(dmsFromModels(models)));
        expect(again).toEqual(models);
      }),
    );
  });
});
