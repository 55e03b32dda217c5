import { type } from "arktype";
import { expectTypeOf } from "expect-type";
import * as v from "valibot";
import { z } from "zod";
import { attr } from "../attributes/attr.ts";
import type { Attribute } from "../attributes/attribute.ts";
import { defineModel } from "../model/define-model.ts";

interface Settings {
  theme: string;
}

// --- M12: validators of three libraries, on attributes of every kind ------------------------------------------------------

attr.string().validate(z.email());
attr.string().validate(v.pipe(v.string(), v.email()));
attr.string().validate(type("string.email"));
attr.string().validate(z.string().trim().toLowerCase()).optional().nullable();
attr.string().validate(z.string().refine(async (text) => Promise.resolve(text !== "")));
attr.string().validate(
  v.pipeAsync(
    v.string(),
    v.checkAsync(async (text) => Promise.resolve(text !== "")),
  ),
);
// Some of the values, or a kind of them.
attr.string().validate(z.enum(["open", "paid"]));
attr.string().validate(type("'open' | 'paid'"));
attr.string().validate(z.string().brand("UserId"));
attr.enum(["open", "paid"]).validate(z.enum(["open", "paid"]));
// What takes anything and makes the right thing of it.
attr.number().validate(z.coerce.number());
attr.number().validate(z.int().positive());
attr.bigint().validate(z.bigint());
attr.binary().validate(z.instanceof(Uint8Array));
attr.date().validate(z.date());
attr.date().validate(v.date());
attr.date().validate(type("Date"));
// The null of a nullable attribute is none of a validator's business, in whichever order.
attr.string().nullable().validate(z.email());
attr.string().validate(z.email()).nullable();
attr.string().nullable().validate(z.email().nullable());
// Collections.
attr.list(attr.string()).validate(z.array(z.string()).min(1));
attr.list(attr.string()).validate(v.array(v.string()));
attr.list(attr.string()).validate(type("string[]"));
attr.list(attr.string().validate(z.email()));
attr.set(attr.string().validate(z.email())).validate(z.set(z.string()));
attr.record(attr.number()).validate(z.record(z.string(), z.number()));
attr.map({ a: attr.string(), b: attr.number().optional() }).validate(z.object({ a: z.string() }));
attr
  .map({ a: attr.string(), b: attr.number().optional() })
  .validate(v.object({ a: v.string(), b: v.optional(v.number()) }));
attr.map({ a: attr.string(), b: attr.number().optional() }).validate(type({ a: "string", "b?": "number" }));
attr.union([attr.string(), attr.number()]).validate(z.union([z.string(), z.number()]));
// The types of json and unknown are the caller's word; a validator makes it true.
attr.json<Settings>().validate(z.object({ theme: z.string() }));
attr.unknown<Settings>().validate(type({ theme: "string" }));
attr.unknown().validate(v.object({ theme: v.string() }));

// A validator changes nothing of what an attribute is.
expectTypeOf(attr.string().optional().validate(z.email())).toEqualTypeOf<Attribute<string, string, "optional">>();

// --- what the compiler refuses ----------------------------------------------------------------------------------------

// @ts-expect-error a number is no text
attr.string().validate(z.number());

// @ts-expect-error in valibot's words
attr.string().validate(v.number());

// @ts-expect-error and in arktype's
attr.string().validate(type("number"));

// @ts-expect-error what comes out is a number, and could not be stored
attr.string().validate(z.string().transform(Number));

// @ts-expect-error what goes in is a text, and no number would pass
attr.number().validate(z.string().transform(Number));

// @ts-expect-error in valibot's words
attr.number().validate(v.pipe(v.string(), v.transform(Number)));

// @ts-expect-error and in arktype's
attr.number().validate(type("string.numeric.parse"));

// @ts-expect-error what comes out could be any text
attr.enum(["open", "paid"]).validate(z.string());

// @ts-expect-error what comes out could be undefined, which is no value
attr.string().validate(z.string().optional());

// @ts-expect-error what comes out could be null, and the attribute is not nullable
attr.string().validate(z.string().nullable());

// @ts-expect-error elements are texts
attr.list(attr.string()).validate(z.array(z.number()));

// @ts-expect-error a set is no list
attr.set(attr.string()).validate(z.array(z.string()));

// @ts-expect-error the map has a city
attr.map({ city: attr.string() }).validate(z.object({ town: z.string() }));

// @ts-expect-error settings have a theme
attr.json<Settings>().validate(z.object({ colour: z.string() }));

// @ts-expect-error a function is no validator
attr.string().validate((text: string) => text !== "");

// @ts-expect-error a pattern is no validator
attr.string().validate(/^a/);

const note = { name: "Note", table: "notes", attributes: { id: attr.string() }, key: { partitionKey: "id" } } as const;

defineModel({ ...note, validate: z.object({ id: z.string() }) });
defineModel({ ...note, validate: v.object({ id: v.string() }) });
defineModel({ ...note, validate: type({ id: "string" }) });

// @ts-expect-error a pattern is no validator
defineModel({ ...note, validate: /^a/ });
