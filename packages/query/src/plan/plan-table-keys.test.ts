import { describe } from "@jest/globals";
import { chunkModel, parcelModel, sessionModel, taskModel } from "../../test/fixtures/plan-models.ts";
import { testPlans } from "../../test/fixtures/plan-table.ts";

const day = new Date("2026-03-01T00:00:00.000Z");
const file = new Uint8Array([1, 2]);

describe("Q12: a full key is one item", () => {
  testPlans(taskModel, [
    [
      "both parts of the key",
      (q) => q.where("project", "=", "p").where("number", "=", 1),
      `GetItem by project = "p" and number = 1 → item`,
    ],
    [
      "with a projection",
      (q) => q.where("project", "=", "p").where("number", "=", 1).select("title"),
      `GetItem by project = "p" and number = 1 → item`,
    ],
    [
      "with a consistent read",
      (q) => q.where("project", "=", "p").where("number", "=", 1).consistentRead(),
      `GetItem by project = "p" and number = 1 → item`,
    ],
    [
      "an order of one item, or none, needs no index",
      (q) => q.where("project", "=", "p").where("number", "=", 1).orderBy("priority", "desc"),
      `GetItem by project = "p" and number = 1 → item`,
    ],
    [
      "a list of one value is that value",
      (q) => q.where("project", "in", ["p", "p"]).where("number", "in", [1]),
      `GetItem by project = "p" and number = 1 → item`,
    ],
    [
      "zero has no sign in a table",
      (q) => q.where("project", "=", "p").where("number", "in", [0, -0]),
      `GetItem by project = "p" and number = 0 → item`,
    ],
    [
      "with another condition it is a Query, as GetItem takes no filter",
      (q) => q.where("project", "=", "p").where("number", "=", 1).where("state", "=", "open"),
      `Query by project = "p" and number = 1; filter state = "open" → item`,
    ],
    [
      "with a filter, too",
      (q) => q.where("project", "=", "p").where("number", "=", 1).filter("tags", "contains", "x"),
      `Query by project = "p" and number = 1; filter tags contains "x" → item`,
    ],
    [
      "it is never given up for an index",
      (q) => q.where("project", "=", "p").where("number", "=", 1).where("state", "=", "open").where("priority", "=", 3),
      `Query by project = "p" and number = 1; filter state = "open" and priority = 3 → item`,
    ],
    [
      "a filter on the sort key completes it",
      (q) => q.where("project", "=", "p").filter("number", "=", 1),
      `GetItem by project = "p" and number = 1 → item`,
    ],
    [
      "a filter on the partition key does not: filters are no keys",
      (q) => q.filter("project", "=", "p").where("number", "=", 1),
      `Scan; filter number = 1 and project = "p" → table`,
    ],
  ]);

  testPlans(sessionModel, [
    ["a partition key that is the full key", (q) => q.where("id", "=", "s"), `GetItem by id = "s" → item`],
    ["of items that were deleted, too", (q) => q.where("id", "=", "s").withDeleted(), `GetItem by id = "s" → item`],
    ["of these alone", (q) => q.where("id", "=", "s").withDeleted("only"), `GetItem by id = "s" → item`],
  ]);

  testPlans(parcelModel, [
    [
      "every part of a computed key",
      (q) => q.where("depot", "=", "d").where("day", "=", day).where("number", "=", 7),
      `GetItem by pk = "DEPOT#d" and sk = "PARCEL#2026-03-01T00:00:00.000Z#a7" → item`,
    ],
    [
      "with a condition besides",
      (q) => q.where("depot", "=", "d").where("day", "=", day).where("number", "=", 7).where("weight", ">", 2),
      `Query by pk = "DEPOT#d" and sk = "PARCEL#2026-03-01T00:00:00.000Z#a7"; filter weight > 2 and _type = "Parcel" and deletedAt attribute_not_exists → item`,
    ],
  ]);

  testPlans(chunkModel, [
    [
      "keys of bytes and numbers",
      (q) => q.where("file", "=", file).where("offset", "=", 10n),
      "GetItem by file = an instance of Uint8Array and offset = 10 → item",
    ],
  ]);
});

describe("Q12: lists of full keys are read as they are named", () => {
  testPlans(sessionModel, [
    ["a list of keys", (q) => q.where("id", "in", ["a", "b", "c"]), `BatchGetItem by id in ("a", "b", "c") → items`],
    ["each once", (q) => q.where("id", "in", ["a", "b", "a"]), `BatchGetItem by id in ("a", "b") → items`],
    [
      "with a projection",
      (q) => q.where("id", "in", ["a", "b"]).select("user"),
      `BatchGetItem by id in ("a", "b") → items`,
    ],
    [
      "with a consistent read",
      (q) => q.where("id", "in", ["a", "b"]).consistentRead(),
      `BatchGetItem by id in ("a", "b") → items`,
    ],
    [
      "BatchGetItem takes no filter: the client looks",
      (q) => q.where("id", "in", ["a", "b"]).where("device", "=", "phone"),
      `BatchGetItem by id in ("a", "b"); client filter device = "phone" → items`,
    ],
    [
      "also where an index has that key",
      (q) => q.where("id", "in", ["a", "b"]).where("user", "=", "u"),
      `BatchGetItem by id in ("a", "b"); client filter user = "u" → items`,
    ],
    [
      "what two lists have in common",
      (q) => q.where("id", "in", ["a", "b", "c"]).where("id", "in", ["c", "b", "d"]),
      `BatchGetItem by id in ("b", "c") → items`,
    ],
    [
      "one value in common is one item",
      (q) => q.where("id", "in", ["a", "b"]).where("id", "in", ["b", "c"]),
      `GetItem by id = "b" → item`,
    ],
    [
      "what another condition leaves of a list",
      (q) => q.where("id", "in", ["a", "b", "c"]).where("id", "<>", "b"),
      `BatchGetItem by id in ("a", "c") → items`,
    ],
    [
      "a filter narrows a list",
      (q) => q.where("id", "in", ["a", "b", "c"]).filter("id", ">", "a"),
      `BatchGetItem by id in ("b", "c") → items`,
    ],
    [
      "a list that is a filter names no keys",
      (q) => q.filter("id", "in", ["a", "b"]),
      `Scan; filter id in ("a", "b") and deletedAt attribute_not_exists → table`,
    ],
    [
      "a hint to an index reads that index",
      (q) => q.where("id", "in", ["a", "b"]).where("user", "=", "u").index("byUser"),
      `Query byUser by user = "u"; filter id in ("a", "b") and deletedAt attribute_not_exists → partition`,
    ],
  ]);

  testPlans(taskModel, [
    [
      "a list for one part of the key",
      (q) => q.where("project", "=", "p").where("number", "in", [1, 2]),
      `BatchGetItem by project = "p" and number in (1, 2) → items`,
    ],
    [
      "lists for both: each with each",
      (q) => q.where("project", "in", ["p", "q"]).where("number", "in", [1, 2]),
      `BatchGetItem by project in ("p", "q") and number in (1, 2) → items`,
    ],
    [
      "keys are asked for in the order of one of their attributes",
      (q) => q.where("project", "=", "p").where("number", "in", [1, 2]).orderBy("number", "desc"),
      `BatchGetItem by project = "p" and number in (1, 2) → items`,
    ],
    [
      "a list for a partition key alone is no key",
      (q) => q.where("project", "in", ["p", "q"]),
      `Scan; filter project in ("p", "q") → table`,
    ],
  ]);

  testPlans(parcelModel, [
    [
      "a list for a part of a computed key",
      (q) => q.where("depot", "=", "d").where("day", "=", day).where("number", "in", [7, 8]),
      `BatchGetItem by depot = "d" and day = 2026-03-01T00:00:00.000Z and number in (7, 8) → items`,
    ],
    [
      "a list for a part, and none for another",
      (q) => q.where("depot", "=", "d").where("number", "in", [7, 8]),
      `Query by pk = "DEPOT#d" and sk begins_with "PARCEL#"; filter number in (7, 8) and _type = "Parcel" and deletedAt attribute_not_exists → range`,
    ],
  ]);
});

describe("Q12: a partition is a Query", () => {
  testPlans(taskModel, [
    [
      "equality on the partition key of the table",
      (q) => q.where("project", "=", "p"),
      `Query by project = "p" → partition`,
    ],
    ["of an index", (q) => q.where("state", "=", "open"), `Query byState by state = "open" → partition`],
    [
      "with filters",
      (q) => q.where("project", "=", "p").filter((eb) => eb.or([eb("author", "=", "a"), eb.size("tags", ">", 3)])),
      `Query by project = "p"; filter (author = "a" or size(tags) > 3) → partition`,
    ],
    [
      "an and group is its conditions",
      (q) => q.where("project", "=", "p").filter((eb) => eb.and([eb("number", ">", 3), eb("author", "=", "a")])),
      `Query by project = "p" and number > 3; filter author = "a" → range`,
    ],
    [
      "a path into a map is no key",
      (q) => q.where("project", "=", "p").where("place.city", "=", "Paris"),
      `Query by project = "p"; filter place.city = "Paris" → partition`,
    ],
    [
      "that the key is there holds for all",
      (q) => q.where("project", "=", "p").where("number", "attribute_exists"),
      `Query by project = "p" → partition`,
    ],
    [
      "the same condition twice is one",
      (q) => q.where("project", "=", "p").where("project", "=", "p").filter("project", "=", "p"),
      `Query by project = "p" → partition`,
    ],
  ]);
});
