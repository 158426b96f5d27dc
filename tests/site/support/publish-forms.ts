import { silent } from "../../../src/report/effects.ts";
import { publish } from "../../../src/report/publish.ts";
import { sampleLimits } from "../../../src/report/samples/index.ts";
import { renderSite } from "../../../src/site/render/render.ts";

/** Publishes the report in a folder in each form that samples have, into folders of their names beside it. */
const [root = "", out = ""] = process.argv.slice(2);
const pages = { units: 0, samples: 0, bytes: 0 };
for (const [form, limits] of [
  ["pages", sampleLimits],
  ["shards", { ...sampleLimits, pages }],
  ["parquet", { ...sampleLimits, pages, shardsTexts: 0 }],
] as const) {
  const { problems } = await publish({
    root,
    out: `${out}/${form}`,
    force: true,
    draft: false,
    siteUrl: "https://name.example/report/",
    sampleLimits: limits,
    effects: silent,
    render: renderSite,
  });
  for (const { severity, rule, message, place } of problems)
    process.stdout.write(`${form} ${severity} ${rule} ${place.file}: ${message}\n`);
}
