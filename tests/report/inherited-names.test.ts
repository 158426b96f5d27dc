import { rmSync } from "node:fs";
import { afterAll, describe, expect, it } from "vitest";
import { buildReport } from "../../src/report/build.ts";
import { answers, emptyFolder, notebook, write } from "../cli/small-report.ts";

const root = emptyFolder("inherited");
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Names that every object answers to, as an author or a log may give them to anything. */
const names = ["constructor", "valueOf", "hasOwnProperty"];

describe("names that objects inherit", () => {
  it.each(names)(
    "are names like others: %s as factor, level, metric, unit and page",
    async (name) => {
      const folder = `${root}/${name}`;
      const taught = `${name}-2`;
      write(
        folder,
        `results/${name}/experiment.yaml`,
        `title: Twelve questions
design:
  unit: toString
  factors:
    arm: { role: arm, baseline: ${name}, levels: { ${name}: Plain, ${taught}: Taught } }
metrics:
  right: { label: Right answers, role: capability }
data:
  - files: "*.csv"
    factors: { arm: ${name} }
    metrics: { right: isPrototypeOf }
`,
      );
      const rows = answers(36)
        .replace("question,arm,right", `toString,${name},isPrototypeOf`)
        .replaceAll(",plain,", `,${name},`)
        .replaceAll(",taught,", `,${taught},`);
      write(folder, `results/${name}/answers.csv`, rows);
      const page = notebook
        .replace("experiment: twelve", `experiment: ${name}`)
        .replaceAll("arm=taught", `arm=${taught}`)
        .replaceAll("arm=plain", `arm=${name}`)
        .replaceAll("helps}", "propertyIsEnumerable}")
        .replaceAll("#helps", "#propertyIsEnumerable");
      write(folder, `content/${name}.md`, page);
      const { report, problems } = await buildReport(folder, { progress: () => {} });
      expect(problems.map(({ message, found }) => `${message} ${found ?? ""}`)).toEqual([]);
      expect(report?.findings[0]?.verdict).toBe("upheld");
      expect(report?.experiments[0]?.experiment.design.factors[0]?.levels).toHaveLength(2);
    },
  );

  it.each(names)("are refused as names of a factor and a metric: %s", async (name) => {
    const folder = `${root}/refused-${name}`;
    write(
      folder,
      "results/x/experiment.yaml",
      `title: X\ndesign:\n  unit: q\n  factors:\n    ${name}: { levels: { a: A, b: B } }\nmetrics:\n  ${name}: { label: Y }\ndata:\n  - files: "*.csv"\n`,
    );
    write(folder, "results/x/x.csv", "q,arm\n1,a\n");
    const { problems } = await buildReport(folder, { progress: () => {} });
    expect(problems.map(({ expected }) => expected)).toEqual([
      "a name that JavaScript does not keep for itself",
      "a name that JavaScript does not keep for itself",
    ]);
  });

  it("are refused where what they name would be lost: __proto__", async () => {
    const folder = `${root}/proto`;
    write(folder, "results/x/experiment.yaml", "title: X\nmetrics:\n  __proto__: { label: Y }\n");
    write(folder, "content/x.md", "---\n__proto__: { title: x }\n---\n");
    write(folder, "upheld.yaml", "__proto__: 1\n");
    const { problems } = await buildReport(folder, { progress: () => {} });
    const named = problems.filter(({ message, found }) =>
      `${message} ${found}`.includes("__proto__"),
    );
    expect(named.map(({ place }) => place.file).sort()).toEqual([
      "content/x.md",
      "results/x/experiment.yaml",
      "upheld.yaml",
    ]);
  });
});
