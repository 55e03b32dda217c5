// Runs in a process of its own, with nothing loaded before: imports a bundle, which makes its client and its model while it is
// imported, then reads one item. Bundled by itself, as the programs are, so that no hooks of the workspace take part.
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import type { Order, OrderKey } from "../bundle/programs/order.ts";
import type { StartTimes, Times } from "./start-times.ts";

interface Program {
  readonly get: (key: OrderKey) => Promise<Order | undefined>;
}

const begin = performance.now();
const processor = process.cpuUsage();

function timesSinceBegin(): Times {
  const wall = performance.now() - begin;
  const { user, system } = process.cpuUsage(processor);
  return { wall, cpu: (user + system) / 1000 };
}

const load = createRequire(process.argv[1] ?? "");

async function run(file: string, total: number): Promise<StartTimes> {
  const program: unknown = file.endsWith(".cjs") ? load(file) : await import(pathToFileURL(file).href);
  const { get } = program as Program;
  const ready = timesSinceBegin();
  const order = await get({ customerId: "c1", orderId: "o1" });
  const answered = timesSinceBegin();
  if (order?.total !== total) {
    throw new Error(`${file} read ${JSON.stringify(order)}, and not the order that was answered`);
  }
  return { ready, answered };
}

const [file = "", total] = process.argv.slice(2);
void run(file, Number(total)).then((times) => {
  process.stdout.write(JSON.stringify(times));
  // Connections are kept open for more requests.
  process.exit(0);
});
