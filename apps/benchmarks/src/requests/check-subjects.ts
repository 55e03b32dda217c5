import { isDeepStrictEqual } from "node:util";
import { startAnswering } from "./answering-server.ts";
import { answersFor, answerTo, batchSize } from "./answers.ts";
import { type CustomerId, customers, type Order, order } from "./order.ts";
import { requestMeaning } from "./request-meaning.ts";
import { type RequestName, requestNames, requests } from "./rows.ts";
import { loadSubject, type SubjectName, yardstick } from "./subjects.ts";

/**
 * Has every subject do each row once, and sees that all are given the same and ask for the same.
 *
 * @throws Error that says which subject differs, and how.
 */
export async function checkSubjects(names: readonly SubjectName[]): Promise<void> {
  const sent: string[] = [];
  const server = await startAnswering((operation, body) => {
    sent.push(requestMeaning(operation, body));
    return answerTo(operation, body, answersFor);
  });
  const meanings = new Map<RequestName, string>();
  try {
    for (const name of new Set([yardstick, ...names])) {
      const subject = await loadSubject(name, server.endpoint);
      for (const row of requestNames) {
        sent.length = 0;
        const given = await requests[row](subject)(0);
        // The floor reads no items: it gives what was sent.
        if (name !== "floor") checkGiven(name, row, given);
        const request = sent.join("\n");
        const expected = meanings.get(row) ?? request;
        meanings.set(row, expected);
        if (request !== expected) {
          throw new Error(`${name}, ${row}: this was sent\n${request}\nand ${yardstick} sends\n${expected}`);
        }
      }
    }
  } finally {
    server.close();
  }
}

/** What the rows that read give. What others give is a library's own matter. */
const expectedOf: Partial<Record<RequestName, Order | readonly Order[]>> = {
  get: order(0),
  update: order(0),
  "query 100": ordersOf("customer-small", customers["customer-small"]),
  "query 1 MB": ordersOf("customer-large", customers["customer-large"]),
  "batch get 100": ordersOf("customer-small", batchSize),
};

function ordersOf(customerId: CustomerId, count: number): readonly Order[] {
  return Array.from({ length: count }, (_, index) => order(index, customerId));
}

function checkGiven(name: SubjectName, row: RequestName, given: unknown): void {
  const expected = expectedOf[row];
  if (expected === undefined) return;
  // Some libraries give items of classes of theirs, and lists with more to them.
  const plain: unknown = JSON.parse(JSON.stringify(given));
  if (!isDeepStrictEqual(plain, expected)) {
    throw new Error(`${name}, ${row}: it gives ${JSON.stringify(plain).slice(0, 1000)}`);
  }
}
