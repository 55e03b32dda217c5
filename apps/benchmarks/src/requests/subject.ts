import type { CustomerId, Order, OrderChanges, OrderKey } from "./order.ts";

/** What each library does here, each in the way that its own documentation shows. */
export interface Subject {
  get(key: OrderKey): Promise<unknown>;
  /** Overwrites what is there. */
  put(order: Order): Promise<unknown>;
  /** Changes an order that has to be there, and gives the whole of it as it is then. */
  update(key: OrderKey, changes: OrderChanges): Promise<unknown>;
  /** All orders of a customer. */
  query(customerId: CustomerId): Promise<readonly unknown[]>;
  batchGet(keys: readonly OrderKey[]): Promise<readonly unknown[]>;
  /** Puts some orders, all or none. */
  transactWrite(orders: readonly Order[]): Promise<unknown>;
  /** The request for a customer's orders in a range of ids, of at least some total. Not sent. Not all can. */
  readonly compile?: (range: Range) => unknown;
  /** An order → AttributeValues, where a library has this to offer, for users, and of its own. */
  readonly marshal?: (order: Order) => unknown;
  /** AttributeValues → an order. */
  readonly unmarshal?: (stored: object) => unknown;
}

/** Which orders {@link Subject.compile} asks for. */
export interface Range {
  readonly customerId: CustomerId;
  readonly from: string;
  readonly to: string;
  readonly minimum: number;
}

/** Where a subject sends its requests. */
export interface Connection {
  readonly endpoint: string;
  readonly table: string;
}

/** Each library is a module of its own, which is loaded by the process that measures it, and by no other. */
export type SubjectModule = { readonly subject: (connection: Connection) => Subject };
