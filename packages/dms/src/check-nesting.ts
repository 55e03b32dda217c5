import { Lexer, LineCounter, Parser } from "yaml";
import { InvalidDmsError } from "./invalid-dms-error.ts";
import { mostLevels } from "./json-value.ts";

/** What a document has around its `tags`, and the parser around what it is at. */
const levelsAround = 10;

/**
 * Refuses a text that is nested deeper than any document. What comes after goes down the levels by recursion, and a stack that
 * overflows within a regular expression ends the whole process: this goes first, and does not.
 */
export function checkNesting(text: string): void {
  const lineCounter = new LineCounter();
  lineCounter.addNewLine(0);
  const parser = new Parser(lineCounter.addNewLine);
  for (const lexeme of new Lexer().lex(text)) {
    Array.from(parser.next(lexeme));
    if (parser.stack.length <= mostLevels + levelsAround) continue;
    const { line } = lineCounter.linePos(parser.offset);
    throw new InvalidDmsError(`the text cannot be read: it is nested more than ${mostLevels} levels deep`, {
      path: "",
      line,
    });
  }
}
