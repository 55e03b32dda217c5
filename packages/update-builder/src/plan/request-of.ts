import type { AnyModel, DynamoDBRequest } from "@dynamorm/core";
import type { UpdateDescription, UpdateTarget } from "../build/description.ts";
import { refuseNoStep } from "../build/refuse-no-step.ts";
import { validateBuiltNow } from "../build/validate-built.ts";
import { codecOf } from "../model/model-codec.ts";
import { checkUpdateSize } from "./check-update-size.ts";
import { planBuilt } from "./plan-built.ts";
import { updateRequest } from "./update-request.ts";

/** The request of an update that was built, for an item by its key. Pure. */
export function requestOf(
  model: AnyModel,
  { key, conditions, now }: UpdateTarget,
  description: UpdateDescription,
): DynamoDBRequest<"UpdateItem"> {
  refuseNoStep(model, description);
  const codec = codecOf(model);
  const storedKey = codec.marshalKey(key);
  const plan = planBuilt(model, key, validateBuiltNow(model, description), now(), conditions);
  const request = updateRequest(model, codec, storedKey, plan, { returnValues: description.returnValues });
  checkUpdateSize(model, codec, storedKey, plan.actions, request.input.ExpressionAttributeValues);
  return request;
}
