export type {
  DmsAttribute,
  DmsConvention,
  DmsDocument,
  DmsFormat,
  DmsIndex,
  DmsKey,
  DmsKeyType,
  DmsLifecycleRole,
  DmsModel,
  DmsProjection,
  DmsRole,
  DmsType,
} from "./document.ts";
export { InvalidDmsError, type DmsPlace } from "./invalid-dms-error.ts";
export { parseDms } from "./parse-dms.ts";
export { modelsFromDms, type ModelFromDms } from "./models-from-dms.ts";
export { dmsFromModels, type DmsFromModelsOptions } from "./dms-from-models.ts";
export { formatDms, type DmsText, type FormatDmsOptions } from "./format-dms.ts";
export type { DmsLoss } from "./loss.ts";
