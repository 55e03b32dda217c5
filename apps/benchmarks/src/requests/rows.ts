import { batchSize, transactionSize } from "./answers.ts";
import { order, orderStatuses, stored } from "./order.ts";
import type { Subject } from "./subject.ts";

/** One call of what is measured, with inputs that differ from call to call. */
export type Operation = (index: number) => unknown;

/** How many different inputs there are. */
export const inputCount = 64;

const numbers = Array.from({ length: inputCount }, (_, index) => index);
const orders = numbers.map((number) => order(number));
const items = orders.map((given) => JSON.parse(JSON.stringify(stored(given))) as object);
const keys = orders.map(({ customerId, orderId }) => ({ customerId, orderId }));
const changes = numbers.map((number) => ({
  total: number / 4,
  quantity: 1 + number,
  status: orderStatuses[number % 3] ?? "open",
}));
const batch = Array.from({ length: batchSize }, (_, index) => order(index)).map(({ customerId, orderId }) => ({
  customerId,
  orderId,
}));
const transactions = numbers.map((number) =>
  Array.from({ length: transactionSize }, (_, place) => order(number * transactionSize + place)),
);
const ranges = numbers.map((number) => ({
  customerId: "customer-small" as const,
  from: order(number).orderId,
  to: order(number + 500).orderId,
  minimum: number,
}));

/** The input of a call. */
function at<Input>(inputs: readonly Input[], index: number): Input {
  return inputs[index % inputCount] as Input;
}

/** What each row of the tables does with a subject, that sends a request. */
export const requests = {
  get: (subject) => (index) => subject.get(at(keys, index)),
  put: (subject) => (index) => subject.put(at(orders, index)),
  update: (subject) => (index) => subject.update(at(keys, index), at(changes, index)),
  "query 100": (subject) => () => subject.query("customer-small"),
  "query 1 MB": (subject) => () => subject.query("customer-large"),
  "batch get 100": (subject) => () => subject.batchGet(batch),
  "transact write 10": (subject) => (index) => subject.transactWrite(at(transactions, index)),
} satisfies Readonly<Record<string, (subject: Subject) => Operation>>;

export type RequestName = keyof typeof requests;

export const requestNames = Object.keys(requests) as RequestName[];

/** And those that send nothing; `undefined` for a subject that has no such thing. */
const others = {
  marshal: ({ marshal }) => marshal && ((index) => marshal(at(orders, index))),
  unmarshal: ({ unmarshal }) => unmarshal && ((index) => unmarshal(at(items, index))),
  compile: ({ compile }) => compile && ((index) => compile(at(ranges, index))),
} satisfies Readonly<Record<string, (subject: Subject) => Operation | undefined>>;

export type RowName = RequestName | keyof typeof others;

/** All rows, in the order of tables. */
export const rows: Readonly<Record<RowName, (subject: Subject) => Operation | undefined>> = { ...requests, ...others };

export const rowNames = Object.keys(rows) as RowName[];
