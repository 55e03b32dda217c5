import { describe } from "@jest/globals";
import { chunkModel, parcelModel, sessionModel } from "../../test/fixtures/plan-models.ts";
import { testPlans } from "../../test/fixtures/plan-table.ts";

const day = new Date("2026-03-01T00:00:00.000Z");

describe("Q12: conditions on parts of a computed key are conditions on the key", () => {
  testPlans(parcelModel, [
    [
      "the parts of the partition key",
      (q) => q.where("depot", "=", "d"),
      `Query by pk = "DEPOT#d" and sk begins_with "PARCEL#"; filter _type = "Parcel" and deletedAt attribute_not_exists → range`,
    ],
    [
      "a range on the next part",
      (q) => q.where("depot", "=", "d").where("day", ">=", day),
      `Query by pk = "DEPOT#d" and sk between "PARCEL#2026-03-01T00:00:00.000Z" and "PARCEL$"; filter _type = "Parcel" and deletedAt attribute_not_exists → range`,
    ],
    [
      "a value, and nothing on what follows",
      (q) => q.where("depot", "=", "d").where("day", "=", day),
      `Query by pk = "DEPOT#d" and sk begins_with "PARCEL#2026-03-01T00:00:00.000Z#"; filter _type = "Parcel" and deletedAt attribute_not_exists → range`,
    ],
    [
      "a value, and a range on what follows",
      (q) => q.where("depot", "=", "d").where("day", "=", day).where("number", ">", 7),
      `Query by pk = "DEPOT#d" and sk between "PARCEL#2026-03-01T00:00:00.000Z#a7!" and "PARCEL#2026-03-01T00:00:00.000Z$"; filter _type = "Parcel" and deletedAt attribute_not_exists → range`,
    ],
    [
      "a part behind a gap is a filter",
      (q) => q.where("depot", "=", "d").where("number", "=", 7),
      `Query by pk = "DEPOT#d" and sk begins_with "PARCEL#"; filter number = 7 and _type = "Parcel" and deletedAt attribute_not_exists → range`,
    ],
    [
      "a part is an attribute too, which DynamoDB filters by",
      (q) => q.where("depot", "=", "d").where("day", "<>", day),
      `Query by pk = "DEPOT#d" and sk begins_with "PARCEL#"; filter day <> 2026-03-01T00:00:00.000Z and _type = "Parcel" and deletedAt attribute_not_exists → range`,
    ],
    [
      "two parts make a partition key of an index",
      (q) => q.where("carrier", "=", "c").where("state", "=", "sent"),
      `Query byCarrier by gsi1pk = "c#sent"; filter _type = "Parcel" and deletedAt attribute_not_exists → partition`,
    ],
    [
      "one of two makes none",
      (q) => q.where("carrier", "=", "c"),
      `Query byDay by gsi2pk = "PARCELS"; filter carrier = "c" and _type = "Parcel" and deletedAt attribute_not_exists → partition`,
    ],
    [
      "with a range of numbers",
      (q) => q.where("carrier", "=", "c").where("state", "=", "sent").where("weight", "between", [2, 10]),
      `Query byCarrier by gsi1pk = "c#sent" and gsi1sk between "a2" and "b10"; filter _type = "Parcel" and deletedAt attribute_not_exists → range`,
    ],
    [
      "a partition key that is a constant takes no condition",
      (q) => q.where("day", "=", day),
      `Query byDay by gsi2pk = "PARCELS" and gsi2sk begins_with "2026-03-01T00:00:00.000Z#"; filter _type = "Parcel" and deletedAt attribute_not_exists → range`,
    ],
    [
      "which reads more than one that is made of values",
      (q) => q.where("depot", "=", "d").where("day", "=", day).where("carrier", "=", "c"),
      `Query by pk = "DEPOT#d" and sk begins_with "PARCEL#2026-03-01T00:00:00.000Z#"; filter carrier = "c" and _type = "Parcel" and deletedAt attribute_not_exists → range`,
    ],
    [
      "order by a part",
      (q) => q.where("depot", "=", "d").where("day", "=", day).orderBy("number", "desc"),
      `Query by pk = "DEPOT#d" and sk begins_with "PARCEL#2026-03-01T00:00:00.000Z#"; filter _type = "Parcel" and deletedAt attribute_not_exists → range`,
    ],
    [
      "a filter on a part stays one",
      (q) => q.where("depot", "=", "d").filter("day", "=", day),
      `Query by pk = "DEPOT#d" and sk begins_with "PARCEL#"; filter day = 2026-03-01T00:00:00.000Z and _type = "Parcel" and deletedAt attribute_not_exists → range`,
    ],
    [
      "a condition on a part stays a key where a filter asks for one of its values",
      (q) => q.where("depot", "=", "d").where("day", ">=", day).filter("day", "=", day),
      `Query by pk = "DEPOT#d" and sk between "PARCEL#2026-03-01T00:00:00.000Z" and "PARCEL$"; filter day = 2026-03-01T00:00:00.000Z and _type = "Parcel" and deletedAt attribute_not_exists → range`,
    ],
    [
      "a sparse index of an optional part",
      (q) => q.where("depot", "=", "d").where("note", "begins_with", "x"),
      `Query byNote by gsi3pk = "NOTES#d" and gsi3sk begins_with "x"; filter _type = "Parcel" and deletedAt attribute_not_exists → range`,
    ],
    [
      "which is read for what has no better key",
      (q) => q.where("weight", ">", 3),
      `Query byDay by gsi2pk = "PARCELS"; filter weight > 3 and _type = "Parcel" and deletedAt attribute_not_exists → partition`,
    ],
  ]);

  testPlans(chunkModel, [
    [
      "a literal has one value: its partition is everything",
      (q) => q.where("kind", "=", "chunk").where("size", ">", 3),
      `Query byKind by kind = "chunk" and size > 3 → range`,
    ],
    [
      "a key that is a part and nothing else",
      (q) => q.where("code", "<", "m"),
      `Query byCode by codes = "CODES" and codeKey < "m" → range`,
    ],
    [
      "nothing begins a range",
      (q) => q.where("code", ">=", ""),
      `Query byCode by codes = "CODES"; filter code >= "" → partition`,
    ],
    [
      "and nothing is below it",
      (q) => q.where("code", "<", ""),
      `Query byCode by codes = "CODES"; filter code < "" → partition`,
    ],
  ]);
});

describe("Q12: deleted items, and those of other models, are left out by filters", () => {
  testPlans(sessionModel, [
    [
      "of a partition",
      (q) => q.where("user", "=", "u"),
      `Query byUser by user = "u"; filter deletedAt attribute_not_exists → partition`,
    ],
    [
      "not where all are wanted",
      (q) => q.where("user", "=", "u").withDeleted(),
      `Query byUser by user = "u" → partition`,
    ],
    [
      "deleted ones alone: a sparse index has no others",
      (q) => q.where("user", "=", "u").withDeleted("only"),
      `Query byDeletion by user = "u" → partition`,
    ],
    [
      "of keys that are read one by one, the client does it",
      (q) => q.where("id", "in", ["a", "b"]).withDeleted("only"),
      `BatchGetItem by id in ("a", "b") → items`,
    ],
    [
      "an index that lacks the mark cannot tell",
      (q) => q.where("user", "=", "u").select("id"),
      `Query byUser by user = "u"; filter deletedAt attribute_not_exists → partition`,
    ],
    [
      "but need not where all are wanted",
      (q) => q.where("user", "=", "u").select("id").withDeleted(),
      `Query byUserLean by user = "u" → partition`,
    ],
    [
      "of the whole table",
      (q) => q.where("device", "=", "phone"),
      `Scan; filter device = "phone" and deletedAt attribute_not_exists → table`,
    ],
  ]);

  testPlans(parcelModel, [
    [
      "tag and mark, on a key that is shared",
      (q) => q.where("depot", "=", "d").withDeleted("only"),
      `Query by pk = "DEPOT#d" and sk begins_with "PARCEL#"; filter _type = "Parcel" and deletedAt attribute_exists → range`,
    ],
    [
      "an index whose partition key is a constant has all items of the model, and those of no other",
      (q) => q.withDeleted(),
      `Query byDay by gsi2pk = "PARCELS"; filter _type = "Parcel" → partition`,
    ],
  ]);
});
