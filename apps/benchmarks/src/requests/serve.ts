// The process of the server that answers all subjects. Its parent is told where it listens; it ends with it.
import { type Answers, answersFor, answerTo } from "./answers.ts";
import { startAnswering } from "./answering-server.ts";

const known = new Map<string, Answers>();

const { endpoint } = await startAnswering((operation, body) =>
  answerTo(operation, body, (library) => {
    let answers = known.get(library);
    if (answers === undefined) known.set(library, (answers = answersFor(library)));
    return answers;
  }),
);
process.on("disconnect", () => process.exit());
process.send?.({ endpoint });
