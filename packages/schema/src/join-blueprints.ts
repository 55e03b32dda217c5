import type { ProjectionDefinition } from "@dynamorm/core";
import type { IndexBlueprint, TableBlueprint } from "./table-blueprint.ts";

/** The table that serves both: with the indexes of each, which hold what either needs. The two do not contradict each other. */
export function joinBlueprints(one: TableBlueprint, other: TableBlueprint): TableBlueprint {
  const models = [...one.models, ...other.models];
  const ttl = one.ttl ?? other.ttl;
  return {
    table: one.table,
    models,
    model: models.join(", "),
    key: one.key,
    indexes: joinIndexes(one.indexes, other.indexes),
    ...(ttl === undefined ? {} : { ttl }),
  };
}

function joinIndexes(indexes: readonly IndexBlueprint[], others: readonly IndexBlueprint[]): readonly IndexBlueprint[] {
  const joined = new Map(indexes.map((index) => [index.name, index]));
  for (const index of others) {
    const there = joined.get(index.name);
    joined.set(
      index.name,
      there === undefined ? index : { ...there, projection: joinProjections(there.projection, index.projection) },
    );
  }
  return [...joined.values()];
}

function joinProjections(one: ProjectionDefinition, other: ProjectionDefinition): ProjectionDefinition {
  if (one === "all" || other === "all") return "all";
  if (one === "keys") return other;
  return other === "keys" ? one : [...new Set([...one, ...other])];
}
