import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, readlinkSync } from "node:fs";
import { join } from "node:path";
import type { Report } from "../../src/model/index.ts";
import { address } from "../../src/model/index.ts";
import { silent } from "../../src/report/effects.ts";
import type { Disk } from "../../src/report/land/index.ts";
import type { RenderTask } from "../../src/report/publish.ts";
import type { PublishedInto } from "../../src/report/publish-into.ts";
import { publishInto } from "../../src/report/publish-into.ts";
import { redirects } from "../../src/report/redirects.ts";
import { pinnedPage } from "../../src/site/render/pinned-page.ts";

/** Every file and link of a folder with a hash of its bytes. */
export function bytesOf(folder: string): Readonly<Record<string, string>> {
  if (!existsSync(folder)) return {};
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return Object.fromEntries(
    entries
      .filter((entry) => !entry.isDirectory())
      .map((entry) => {
        const file = join(entry.parentPath, entry.name);
        const bytes = entry.isSymbolicLink() ? readlinkSync(file) : readFileSync(file);
        return [file.slice(folder.length + 1), createHash("sha256").update(bytes).digest("hex")];
      })
      .sort(([a = ""], [b = ""]) => (a < b ? -1 : 1)),
  );
}

/** Pages of a report without templates: what stands at each address, and a link to each version that it lists. */
export async function renderBriefly({ report, pages }: RenderTask): Promise<void> {
  const page = async (path: string, text: string, links: readonly string[] = []) => {
    const up = "../".repeat(path.split("/").length - 1);
    const anchors = links.map((to) => `<a href="${up}${to}">x</a>`).join("");
    await pages.write(
      `${path}index.html`,
      `<html><head><meta charset="utf-8"><title>${text.replaceAll("<", "&lt;")}</title><link rel="stylesheet" href="${up}style.css"></head><body>${anchors}</body></html>`,
    );
  };
  const { publication } = report;
  const pins = (path: string) => publication?.pins[path]?.map(({ at }) => at) ?? [];
  await pages.write("style.css", "body { src: url(font.woff2) }");
  await pages.write("font.woff2", "font");
  await page("", "Report", [address.versions()]);
  for (const [path, title] of pagesOf(report)) await page(path, title, pins(path));
  for (const { path, title, by } of report.removed ?? [])
    await page(path, `Removed: ${title}`, by ? [by] : []);
  for (const { from, to } of redirects(report)) await page(from, "Moved", [to]);
  for (const { notebook, id, title } of report.figures) {
    await pages.write(address.figureAs(notebook, id, "csv"), `data of ${id}`);
    // A card is named by its content.
    const name = createHash("sha256").update(title).digest("hex").slice(0, 8);
    await pages.write(`figures/${notebook}/${id}.${name}.png`, `card of ${title}`);
    const up = "../../";
    const twin = `[Data](${up}figures/${notebook}/${id}.csv), [of](${up}${notebook}/#${id}), [else](https://x.example/)`;
    await pages.write(address.figureAs(notebook, id, "md"), twin);
  }
  if (!publication) return;
  await page(address.versions(), "Versions");
  await page(address.version(publication.current), "Version", Object.keys(publication.live));
}

export function pagesOf(report: Report): readonly (readonly [path: string, title: string])[] {
  return [
    ...report.notebooks.map(({ id, title }) => [address.notebook(id), title] as const),
    ...report.figures.map((f) => [address.figure(f.notebook, f.id), f.title] as const),
    ...report.figures.map((f) => [address.embed(f.notebook, f.id), f.title] as const),
    ...report.findings.map((f) => [address.finding(f.notebook, f.id), f.text] as const),
    ...report.experiments.map(({ experiment: e }) => [address.experiment(e.id), e.title] as const),
  ];
}

/** Publishes a report with such pages. */
export function publishBriefly(root: string, into: string, disk?: Disk): Promise<PublishedInto> {
  return publishInto({
    root,
    into,
    force: false,
    effects: silent,
    render: renderBriefly,
    pinPage: pinnedPage,
    ...(disk ? { disk } : {}),
  });
}
