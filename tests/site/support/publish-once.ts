import { silent } from "../../../src/report/effects.ts";
import { publishInto } from "../../../src/report/publish-into.ts";
import { sampleLimits } from "../../../src/report/samples/index.ts";
import { pinnedPage } from "../../../src/site/render/pinned-page.ts";
import { renderSite } from "../../../src/site/render/render.ts";

/** Publishes the report in a folder into another one, its samples in files, and prints the version. */
const [root = "", into = ""] = process.argv.slice(2);
const { problems, version } = await publishInto({
  root,
  into,
  force: false,
  siteUrl: "https://name.example/report/",
  sampleLimits: { ...sampleLimits, pages: { units: 0, samples: 0, bytes: 0 } },
  effects: silent,
  render: renderSite,
  pinPage: pinnedPage,
});
if (version === null) throw new Error(problems.map(({ message }) => message).join("\n"));
process.stdout.write(version);
