import assert from "node:assert/strict";

/** Plans, reads and writes over an executor of its own: what is asked shows in the requests. */
export async function use({ planQuery, repository }, load) {
  const { attr, defineModel, isDynamORMError } = await load("@dynamorm/core");
  const Order = defineModel({
    name: "Order",
    table: "orders",
    attributes: {
      customerId: attr.string(),
      placedAt: attr.date(),
      state: attr.enum(["open", "paid"]).default("open"),
      total: attr.number(),
      version: attr.version(),
    },
    key: { partitionKey: "customerId", sortKey: "placedAt" },
    indexes: { byState: { partitionKey: "state", sortKey: "total" } },
  });
  const { execute, requests } = answering(
    {},
    { Items: [stored(1, 20)], LastEvaluatedKey: stored(1, 20) },
    { Items: [stored(2, 30), stored(3, 40)] },
    { Attributes: { ...stored(1, 20), state: { S: "paid" }, version: { N: "1" } } },
  );
  const orders = repository(Order, execute);

  const query = orders.where("state", "=", "open").where("total", ">", 10).limit(2);
  const { operation, index, cost, keyConditions } = query.explain();
  assert.deepEqual([operation, index, cost], ["Query", "byState", "range"]);
  assert.deepEqual(keyConditions, ['state = "open"', "total > 10"]);
  assert.equal(planQuery(Order, query.description).operation, "Query");

  const key = { customerId: "c", placedAt: new Date("2026-01-01") };
  assert.deepEqual(await orders.create({ ...key, total: 20 }), { ...key, state: "open", total: 20, version: 0 });
  assert.deepEqual(
    (await query.all()).map(({ total }) => total),
    [20, 30],
  );
  assert.equal((await orders.update(key, { state: "paid", version: 0 })).version, 1);
  assert.deepEqual(
    requests.map((request) => request.operation),
    ["PutItem", "Query", "Query", "UpdateItem"],
  );
  assert.match(requests[0].input.ConditionExpression, /^attribute_not_exists\(#\w+\)$/);
  assert.deepEqual(requests[1].input, query.toRequest().input);
  assert.deepEqual(requests[2].input.ExclusiveStartKey, stored(1, 20));
  assert.deepEqual(requests[3].input.Key, { customerId: { S: "c" }, placedAt: { S: "2026-01-01T00:00:00.000Z" } });

  assert.throws(
    () => orders.query().orderBy("total").explain(),
    (error) => isDynamORMError(error, "INVALID_QUERY"),
  );
}

/** An executor that gives these answers, one after the other, and what it was sent. */
function answering(...answers) {
  const requests = [];
  const execute = async (request) => {
    requests.push(request);
    return answers.shift();
  };
  return { execute, requests };
}

/** An order as it is stored. */
const stored = (day, total) => ({
  customerId: { S: "c" },
  placedAt: { S: `2026-01-0${day}T00:00:00.000Z` },
  state: { S: "open" },
  total: { N: String(total) },
  version: { N: "0" },
});
