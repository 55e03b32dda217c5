import { compileCodec } from "@dynamorm/marshaling";
import { DynamORM, type Executor } from "dynamorm";
import { orderModel } from "../order-model.ts";
import type { Connection, Subject } from "../subject.ts";

/** This library, by either of its transports. */
export function dynamormSubject({ table }: Connection, executor: Executor): Subject {
  const Order = orderModel(table);
  const db = new DynamORM({ executor });
  const orders = db.model(Order);
  const codec = compileCodec(Order);
  return {
    get: (key) => orders.get(key),
    put: (order) => orders.put(order),
    update: (key, changes) => orders.update(key, changes),
    query: (customerId) => orders.where("customerId", "=", customerId).all(),
    batchGet: (keys) => orders.batchGet(keys),
    transactWrite: (given) =>
      db.transaction((tx) => {
        for (const order of given) tx.put(Order, order);
      }),
    compile: ({ customerId, from, to, minimum }) =>
      orders
        .where("customerId", "=", customerId)
        .where("orderId", "between", [from, to])
        .filter("total", ">=", minimum)
        .toRequest(),
    marshal: (order) => codec.marshal(order),
    unmarshal: (stored) => codec.unmarshal(stored as Parameters<typeof codec.unmarshal>[0]),
  };
}
