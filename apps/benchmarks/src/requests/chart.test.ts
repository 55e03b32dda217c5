import { describe, expect, it } from "@jest/globals";
import { chart } from "./chart.ts";
import type { RequestRow } from "./measure-requests.ts";
import { requestNames } from "./rows.ts";
import type { SubjectName } from "./subjects.ts";

const machine = { cpu: "Some <fast> & small one", cores: 2, platform: "linux x64", node: "v20.20.2" };
const method = { launches: 3, rounds: 5, milliseconds: 60, warmUpMilliseconds: 1200 };

function rowsOf(ratios: Partial<Record<SubjectName, number>>): readonly RequestRow[] {
  return requestNames.flatMap((row) =>
    Object.entries(ratios).map(([subject, ratio]) => ({
      row,
      subject: subject as SubjectName,
      processor: 1,
      wall: 1,
      bytes: 1,
      ratio,
    })),
  );
}

describe("the chart of requests", () => {
  const image = chart({
    machine,
    method,
    rows: rowsOf({ "lib-dynamodb": 1, dynamoose: 27.83, "dynamorm-fast": 0.25 }),
  });

  it("has a bar for each library in each panel, as long as its ratio says", () => {
    const ends = [...image.matchAll(/<path class="bar (\w*)" d="M132 \d+H([\d.]+)/g)].map(([, look, end]) => [
      look,
      Number(end) - 132,
    ]);
    expect(ends).toHaveLength(requestNames.length * 3);
    const [fast, yardstick] = ends;
    expect(fast?.[0]).toBe("fast");
    expect(Number(fast?.[1]) / Number(yardstick?.[1])).toBeCloseTo(0.25, 1);
  });

  it("cuts what is too long, and says how long it is", () => {
    expect(image).toContain(">27.8 ×<");
    const end = Math.max(...[...image.matchAll(/H([\d.]+)/g)].map(([, x]) => Number(x)));
    expect(end).toBeLessThan(392);
  });

  it("leaves out whom nobody measured", () => {
    expect(image).not.toContain("ElectroDB");
  });

  it("is for light pages and dark ones, and names its machine without breaking", () => {
    expect(image).toContain("prefers-color-scheme: dark");
    expect(image).toContain("Some &lt;fast> &amp; small one, 2 cores, Node.js v20.20.2; medians of 15 rounds");
  });
});
