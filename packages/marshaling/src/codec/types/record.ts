import { type AttributeValue, isRecord, type RecordDefinition } from "@dynamorm/core";
import { storedMismatch } from "../../describe-stored.ts";
import { containerBytes, elementBytes } from "../../item-size.ts";
import { jsonText } from "../../json-text.ts";
import { mendNull, within } from "../../mismatch.ts";
import { put } from "../../record.ts";
import { checkName } from "../../untyped/refusals.ts";
import { addWeight, mostBytesPerUnit } from "../../weight.ts";
import type { AttributeTypeCodec } from "../attribute-codec.ts";
import { checkObject } from "../field-refusals.ts";
import { isEmptyRecord } from "./is-empty-record.ts";

const expectedStored = "a map (M)";

/** An object of any names, as `M`. `undefined` is absent, as it is from items. */
export const recordType: AttributeTypeCodec<RecordDefinition> = {
  empty: { is: isEmptyRecord, make: () => ({}) },
  compile: (definition, compileAny, level) => {
    const element = compileAny(definition.element, level + 1);
    const weight = element.weight + elementBytes;
    return {
      expected: "a plain object",
      expectedStored,
      weight: containerBytes,
      encode: (value) => {
        checkObject(value);
        const stored: Record<string, AttributeValue> = {};
        let name = "";
        try {
          for (name of Object.keys(value)) {
            const part = value[name];
            if (part === undefined) continue;
            checkName(name);
            addWeight(name.length * mostBytesPerUnit + weight);
            put(stored, name, element.encode(part));
          }
        } catch (thrown) {
          throw unfit(name, value[name], thrown);
        }
        return { M: stored };
      },
      encodeJson: (value) => {
        checkObject(value);
        let text = "";
        let name = "";
        try {
          for (name of Object.keys(value)) {
            const part = value[name];
            if (part === undefined) continue;
            checkName(name);
            text += `${text === "" ? "" : ","}${jsonText(name)}:${element.encodeJson(part)}`;
          }
        } catch (thrown) {
          throw unfit(name, value[name], thrown);
        }
        return `{"M":{${text}}}`;
      },
      decode: (stored) => {
        const map = stored?.M;
        if (!isRecord(map)) throw storedMismatch(expectedStored, stored);
        const record: Record<string, unknown> = {};
        let name = "";
        try {
          for (name of Object.keys(map)) put(record, name, element.decode(map[name]));
        } catch (thrown) {
          throw within(name, thrown);
        }
        return record;
      },
    };
  },
};

function unfit(name: string, value: unknown, thrown: unknown): unknown {
  return within(name, mendNull(thrown, value, "leave it out, or make the elements nullable()"));
}
