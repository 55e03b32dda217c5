// The process of one way of storing orders: it stores all of them when it is asked to, and says how long that took. Its arguments are the way's name,
// the address of the engine, the table, and how many orders there are.
import { order } from "../requests/order.ts";
import type { WayResult } from "./measure-batch-put.ts";
import { type WayName, ways } from "./ways.ts";

const [name, endpoint = "", table = "", count] = process.argv.slice(2);
const orders = Array.from({ length: Number(count) }, (_, index) => order(index));
const { run, mostInFlight } = ways[name as WayName](endpoint, table, orders);

process.on("message", () => void measure());

async function measure(): Promise<void> {
  const usage = process.cpuUsage();
  const begin = performance.now();
  await run();
  const seconds = (performance.now() - begin) / 1000;
  const { user, system } = process.cpuUsage(usage);
  process.send?.({
    itemsPerSecond: orders.length / seconds,
    processor: (user + system) / orders.length,
    mostInFlight: mostInFlight(),
  } satisfies WayResult);
}
