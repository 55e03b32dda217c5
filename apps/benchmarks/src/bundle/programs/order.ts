/** What every program stores: nine attributes of the usual kinds. */
export interface Order {
  readonly customerId: string;
  readonly orderId: string;
  readonly status: "open" | "paid" | "sent";
  readonly total: number;
  readonly quantity: number;
  readonly gift: boolean;
  readonly note: string;
  readonly tags: string[];
  readonly address: { readonly city: string; readonly zip: string };
}

/** The name of an order. */
export interface OrderKey {
  readonly customerId: string;
  readonly orderId: string;
}

/** The table that all programs would use. */
export const tableName = "orders";
