/** A document with most of what there is to say, as people write it. */
export const shop = `# Two models of a shop.
dms_version: "0.1"
namespace: "acme.shop"
models:
  - name: "User"
    table:
      name: "users"
    naming:
      convention: "camelCase"
    keys:
      partition: { attribute: "PK", type: "S" }
      sort: { attribute: "SK", type: "S" }
    attributes:
      - attribute: "PK"
        type: "S"
        required: true
        roles: ["pk"]
      - attribute: "SK"
        type: "S"
        required: true
        roles: ["sk"]
      - attribute: "emailHash"
        type: "S"
        optional: true
        roles: ["index_pk:gsi-email"]
      - { attribute: "nickname", type: "S", optional: true, omit_empty: true }
      - { attribute: "tags", type: "SS", optional: true, omit_empty: true }
      - { attribute: "points", type: "N" }
      - { attribute: "settings", type: "S", json: true }
      - { attribute: "createdAt", type: "S", format: "rfc3339nano", roles: ["created_at"] }
      - { attribute: "updatedAt", type: "S", format: "rfc3339nano", roles: ["updated_at"] }
      - { attribute: "version", type: "N", format: "int", roles: ["version"] }
      - attribute: "ttl"
        type: "N"
        format: "unix_seconds"
        roles: ["ttl"]
        optional: true
        omit_empty: true
    indexes:
      - name: "gsi-email"
        type: "GSI"
        partition: { attribute: "emailHash", type: "S" }
        projection: { type: "ALL" }
      - name: "lsi-points"
        type: "LSI"
        partition: { attribute: "PK", type: "S" }
        sort: { attribute: "points", type: "N" }
        projection: { type: "INCLUDE", fields: ["nickname"] }
  - name: "Order"
    table: { name: "orders" }
    keys:
      partition: { attribute: "order_id", type: "N" }
    attributes:
      - { attribute: "order_id", type: "N", format: "int", required: true }
      - { attribute: "paid", type: "BOOL", required: true }
      - { attribute: "receipt", type: "B", binary: true, optional: true, tags: { owner: "billing", note: null } }
      - { attribute: "lines", type: "L", omit_empty: true }
      - { attribute: "address", type: "M", optional: true }
`;

/** The smallest model, with what is given in place of its parts, or besides them. */
export function modelOf(parts: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    name: "User",
    table: { name: "users" },
    keys: { partition: { attribute: "PK", type: "S" } },
    attributes: [{ attribute: "PK", type: "S" }],
    ...parts,
  };
}

/** The smallest document of some models. */
export function documentOf(...models: readonly unknown[]): Record<string, unknown> {
  return { dms_version: "0.1", models };
}

/** A document of one model that has, besides its key `PK`, the attribute given. */
export function documentWith(attribute: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const attributes = [
    { attribute: "PK", type: "S", required: true },
    { attribute: "value", ...attribute },
  ];
  return documentOf(modelOf({ attributes }));
}
