import {
  type Attribute,
  attr,
  defineModel,
  describeName,
  describeValue,
  InvalidModelError,
  isRecord,
  type Item,
  keyAttributes,
  type KeyDefinition,
  type Model,
} from "@dynamorm/core";

/** The attributes of the records that idempotent work is kept by. */
export type IdempotencyAttributes = {
  /** What names a piece of work: the caller's key. */
  readonly key: Attribute<string>;
  readonly status: Attribute<"inProgress" | "completed">;
  /** The run that has the lock, or had it: random text, made anew for each. */
  readonly owner: Attribute<string>;
  /** When the lock ends by itself, unless the run prolongs it. */
  readonly lockedUntil: Attribute<Date>;
  /** When the record is over, and DynamoDB may delete it. */
  readonly expires: Attribute<Date, Date, "ttl">;
  /** The SHA-256 of the work's input, where one was given. */
  readonly fingerprint: Attribute<string, string, "optional">;
  /** The result as JSON. What JSON has no value for is an object such as `{ "$date": "2026-01-31T12:00:00.000Z" }`. */
  readonly result: Attribute<string, string, "optional">;
  /** Why a result that there was could not be kept. */
  readonly lost: Attribute<string, string, "optional">;
};

/**
 * The attributes of {@link idempotencyModel}, for a model of your own: where the records share a table with others.
 *
 * @example
 * const Once = defineModel({
 *   name: "Once",
 *   table: "shop",
 *   attributes: idempotencyAttributes,
 *   key: { partitionKey: key("pk", "ONCE#{key}"), sortKey: key("sk", "ONCE") },
 * });
 */
export const idempotencyAttributes: IdempotencyAttributes = Object.freeze({
  key: attr.string(),
  status: attr.enum(["inProgress", "completed"]),
  owner: attr.string(),
  lockedUntil: attr.date({ format: "epochMilliseconds" }),
  expires: attr.ttl(),
  fingerprint: attr.string().optional(),
  result: attr.string().optional(),
  lost: attr.string().optional(),
});

/** A model with the attributes of {@link idempotencyModel}, whose table's key is made of `key` and nothing else. */
export type IdempotencyModel = Model<string, IdempotencyAttributes, KeyDefinition, {}>;

/** The model in the simplest of its forms, as which its records are read and written. */
export type IdempotencyRecords = Model<string, IdempotencyAttributes, { readonly partitionKey: "key" }, {}>;

/** A record of a piece of work, under way or done. */
export type IdempotencyRecord = Item<IdempotencyRecords>;

/** What {@link idempotencyModel} takes. */
export interface IdempotencyModelOptions {
  /** The DynamoDB table. */
  readonly table: string;
  /** The model's name, in errors and logs: "Idempotency", where nothing is said. */
  readonly name?: string;
}

/**
 * The model of the records that idempotent work is kept by: a model like any other, with a table of its own. DynamoDB deletes what has
 * expired, by Time to Live.
 *
 * @example
 * const Once = idempotencyModel({ table: "idempotency" });
 * await db.ensureTable(Once);
 * const once = db.idempotency(Once);
 *
 * @throws InvalidModelError for what is no name of a table.
 */
export function idempotencyModel(options: IdempotencyModelOptions): IdempotencyRecords {
  if (!isRecord(options)) {
    throw new InvalidModelError(`idempotencyModel() takes { table }, not ${describeValue(options)}`);
  }
  const { table, name = "Idempotency", ...others } = options;
  const [unknown] = Object.keys(others);
  if (unknown !== undefined) {
    throw new InvalidModelError(`idempotencyModel() has no option ${describeName(unknown)}; it takes table and name`);
  }
  return defineModel({ name, table, attributes: idempotencyAttributes, key: { partitionKey: "key" } });
}

/**
 * Takes a model for records, whatever its key is made like.
 *
 * @throws InvalidModelError for what is no model, for one without these attributes, and for one with a key that needs more than `key`.
 */
export function recordsModel(model: unknown): IdempotencyRecords {
  const mend = "make it by idempotencyModel({ table }), or with idempotencyAttributes and a key that is made of `key`";
  if (!isRecord(model) || !isRecord(model["attributes"]) || !isRecord(model["key"])) {
    throw new InvalidModelError(`idempotency() takes a model, not ${describeValue(model)}: ${mend}`);
  }
  // The key of any such model is given as `{ key }`, which is what the simplest has: that is checked here.
  const given = model as unknown as IdempotencyRecords;
  const refuse = (problem: string, attribute?: string): never => {
    const at = { model: given.name, table: given.table, attribute };
    throw new InvalidModelError(`Model "${given.name}": it cannot keep idempotent work, ${problem}; ${mend}`, at);
  };
  for (const [name, { definition }] of Object.entries(idempotencyAttributes)) {
    const own = Object.hasOwn(given.attributes, name)
      ? given.attributes[name as keyof IdempotencyAttributes].definition
      : undefined;
    if (own === undefined) refuse(`it has no attribute "${name}"`, name);
    else if (own.type !== definition.type || own.role !== definition.role) {
      refuse(`"${name}" is of another type than in idempotencyAttributes`, name);
    }
  }
  const names = keyAttributes(given, given.key);
  if (names.length !== 1 || names[0] !== "key") refuse(`its key is made of ${names.join(" and ")}`);
  return given;
}
