export {
  checkDeclaredModel,
  declareModel,
  defineModel,
  type Executor,
  type Item,
  type ItemKey,
  type ItemUpdate,
  type ModelDeclaration,
  type ModelDefinition,
  type NewItem,
} from "@dynamorm/core";
export { computedKey as key } from "@dynamorm/marshaling";
export { deleteItem, updateItem } from "./change-item.ts";
export { getItem } from "./get-item.ts";
export { createItem, putItem, upsertItem } from "./store-item.ts";
export type { GetOptions } from "../read/get-options.ts";
export type {
  DeleteOptions,
  DeleteReturnValues,
  Erased,
  Rejection,
  Returned,
  StoreOptions,
  UpdateOptions,
  Written,
} from "../write/write-options.ts";
