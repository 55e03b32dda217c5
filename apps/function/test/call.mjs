// A process as Lambda starts it: loads a bundle, calls its handler with each of the events, and prints the answers.
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const [bundle, events] = process.argv.slice(2);
const { handler } = bundle.endsWith(".cjs")
  ? createRequire(import.meta.url)(bundle)
  : await import(pathToFileURL(bundle).href);
const answers = [];
for (const event of JSON.parse(events)) answers.push(await handler(event));
console.log(JSON.stringify(answers));
