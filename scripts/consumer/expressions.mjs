import assert from "node:assert/strict";

/** Each kind of expression, for the raw SDK, and a refusal. */
export async function use({ condition, keyCondition, projection, updateExpression }) {
  assert.deepEqual(
    condition((eb) => eb.and([eb("age", ">", 18), eb.exists("email")])),
    {
      expression: "#n0 > :v0 AND attribute_exists(#n1)",
      names: { "#n0": "age", "#n1": "email" },
      values: { ":v0": 18 },
    },
  );
  const key = keyCondition((eb) => [eb("customerId", "=", "c1"), eb("placedAt", "between", ["2026-01", "2026-02"])]);
  assert.match(key.expression, / BETWEEN :\w+ AND :\w+$/);
  assert.deepEqual(Object.values(projection(["id", "address.city"]).names), ["id", "address", "city"]);
  assert.match(updateExpression((u) => [u.set("name", "Ada"), u.remove("notes")]).expression, /^SET .* REMOVE /);

  assert.throws(
    () => condition((eb) => eb("age", "like", 1)),
    (error) => error.code === "INVALID_QUERY",
  );
}
