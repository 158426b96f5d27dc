/**
 * Takes the picture that README opens with: the page of a finding of this repository's own report, light, at twice the
 * size. `npm run build` first, or name the folder of a report: `node scripts/picture-of-a-page.ts [folder] [address]`.
 */
import { mkdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { address } from "../src/model/index.ts";
import { findBrowser, launchBrowser } from "../tests/site/support/browser.ts";
import { serveFolder } from "../tests/site/support/serve-folder.ts";

const root = join(import.meta.dirname, "..");
/** In px of a page: as wide as its text and figures need, as high as it takes to see what was found. */
const size = { width: 1020, height: 800 };
const [folder = join(root, "dist"), page = address.finding("split-personality", "masking-costs")] =
  process.argv.slice(2);
const picture = join(root, "docs/pictures/finding.png");

const browserPath = findBrowser();
if (browserPath === null) throw new Error("There is no Chromium: name one by CHROME_PATH.");
const site = await serveFolder(resolve(folder), "/");
const browser = await launchBrowser(browserPath);
try {
  const shown = await browser.newPage({
    viewport: size,
    deviceScaleFactor: 2,
    colorScheme: "light",
  });
  const answer = await shown.goto(site.url + page, { waitUntil: "networkidle" });
  if (answer?.status() !== 200) throw new Error(`${folder} has no page ${page}.`);
  mkdirSync(dirname(picture), { recursive: true });
  await shown.screenshot({ path: picture });
  console.log(picture.slice(root.length + 1));
} finally {
  await browser.close();
  site.stop();
}
