import type { StoredItem } from "@dynamorm/core";

/** What every library writes and reads here: 9 attributes. */
export interface Order {
  readonly customerId: string;
  readonly orderId: string;
  readonly email: string;
  readonly total: number;
  readonly quantity: number;
  readonly isPaid: boolean;
  readonly status: OrderStatus;
  readonly tags: string[];
  readonly address: { readonly city: string; readonly zip: string };
}

export const orderStatuses = ["open", "paid", "sent"] as const;
export type OrderStatus = (typeof orderStatuses)[number];

export type OrderKey = Pick<Order, "customerId" | "orderId">;
export type OrderChanges = Pick<Order, "total" | "quantity" | "status">;

/** The customers of 100 orders, and of 4,000, whose items are 0.8 MB as DynamoDB counts, and 1.4 MB as they are sent. */
export const customers = { "customer-small": 100, "customer-large": 4000 } as const;
export type CustomerId = keyof typeof customers;

const cities = ["Lyon", "Gothenburg", "San Francisco", "Kuala Lumpur"] as const;

/** An order, by its number; each differs from the next. */
export function order(index: number, customerId: CustomerId = "customer-small"): Order {
  return {
    customerId,
    orderId: `order-${String(index).padStart(6, "0")}`,
    email: `customer.number.${index % 977}@example.com`,
    total: ((index * 7919) % 100_000) / 100,
    quantity: 1 + (index % 12),
    isPaid: index % 3 !== 0,
    status: orderStatuses[index % 3] ?? "open",
    tags: ["gift", `campaign-${index % 40}`, "delivered-by-bicycle"],
    address: { city: cities[index % 4] ?? "Lyon", zip: String(10_000 + (index % 89_999)) },
  };
}

/** An order as DynamoDB has it. */
export function stored(given: Order): StoredItem {
  return {
    customerId: { S: given.customerId },
    orderId: { S: given.orderId },
    email: { S: given.email },
    total: { N: String(given.total) },
    quantity: { N: String(given.quantity) },
    isPaid: { BOOL: given.isPaid },
    status: { S: given.status },
    tags: { L: given.tags.map((tag) => ({ S: tag })) },
    address: { M: { city: { S: given.address.city }, zip: { S: given.address.zip } } },
  };
}
