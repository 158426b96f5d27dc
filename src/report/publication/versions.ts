import { stableJson } from "../../lib/stable-json.ts";
import type {
  Figure,
  FindingReport,
  Pin,
  Publication,
  Report,
  Version,
} from "../../model/index.ts";
import { address, hasTable } from "../../model/index.ts";
import { sha256 } from "../inputs/index.ts";
import { namesOf } from "../redirects.ts";

/** Digits of the hash that names a version. */
const versionDigits = 12;

/** A figure or finding of a report, as far as versions tell it apart. */
interface Item {
  readonly path: string;
  /** Addresses that it had under old names, its own among them. */
  readonly paths: readonly string[];
  readonly hash: string;
  readonly date: string;
  /** Of a finding. */
  readonly verdict: string | null;
}

/**
 * What is kept beside a report once it is published over `before`. A version is named by what readers see of figures and
 * findings: titles, numbers, verdicts. One in which none of it changed is the version before, so publishing a report
 * again adds nothing. A figure or finding that stays as it was stays where it was pinned.
 */
export function openVersions(report: Report, before: Publication | null): Publication {
  const items = itemsOf(report);
  const version = sha256(stableJson(items.map(({ path, hash }) => [path, hash]))).slice(
    0,
    versionDigits,
  );
  const pins: Record<string, Pin[]> = { ...before?.pins };
  const changed: string[] = [];
  const added: string[] = [];
  for (const item of items) {
    const earlier = earlierPins(item, before);
    const same = earlier.find(({ hash }) => hash === item.hash);
    if (earlier.length === 0) added.push(item.path);
    else if (earlier.at(-1) !== same) changed.push(item.path);
    const at = address.pinned(version, item.path);
    const pin = same ?? { at, version, date: item.date, hash: item.hash };
    pins[item.path] = [...earlier.filter((one) => one !== same), pin];
  }
  const live = Object.fromEntries(items.map(({ path, verdict }) => [path, verdict]));
  const known = before?.versions ?? [];
  if (known.some((one) => one.version === version))
    return { schemaVersion: 1, current: version, versions: [...known], pins, live };
  const names = new Set(items.flatMap(({ paths }) => paths));
  const made: Version = {
    version,
    date: newestDate(report),
    commit: report.provenance.revision?.clean ? report.provenance.revision.commit : null,
    figures: report.figures.length,
    findings: report.findings.length,
    added: before === null ? [] : added,
    changed,
    removed: Object.keys(before?.live ?? {}).filter((path) => !names.has(path)),
    verdicts: items.flatMap(({ path, paths, verdict }) => {
      const from = paths.map((one) => before?.live[one]).find((one) => typeof one === "string");
      return from && verdict && from !== verdict ? [{ path, from, to: verdict }] : [];
    }),
  };
  return { schemaVersion: 1, current: version, versions: [...known, made], pins, live };
}

/** Files that lie beside a published report: pages link to them, and they are put there when it is published. */
export function pinnedFiles(publication: Report["publication"]): readonly string[] {
  if (!publication) return [];
  const pages = [
    ...Object.values(publication.pins).flatMap((pins) => pins.map(({ at }) => at)),
    ...publication.versions.map(({ version }) => address.version(version)),
  ];
  return pages.map((path) => `${path}index.html`);
}

/** Versions under every name that it had, the last one last. */
function earlierPins({ path, paths }: Item, before: Publication | null): readonly Pin[] {
  const own = before?.pins[path];
  if (own) return own;
  const order = new Map(before?.versions.map(({ version }, at) => [version, at]));
  return paths
    .flatMap((one) => before?.pins[one] ?? [])
    .sort((a, b) => (order.get(a.version) ?? 0) - (order.get(b.version) ?? 0));
}

function newestDate({ site, notebooks }: Report): string {
  const dates = [site.date ?? "", ...notebooks.map(({ date }) => date)].sort();
  return dates.at(-1) ?? "";
}

/** Figures and findings in order of address, whatever order their notebooks and files have. */
function itemsOf(report: Report): readonly Item[] {
  const books = new Map(report.notebooks.map((notebook) => [notebook.id, notebook]));
  const item = (
    of: Figure | FindingReport,
    to: (notebook: string, id: string) => string,
    seen: unknown,
    verdict: string | null,
  ): Item => {
    const book = books.get(of.notebook);
    const names = namesOf([of.notebook, ...(book?.aliases ?? [])], of);
    return {
      path: to(of.notebook, of.id),
      paths: names.map(({ notebook, id }) => to(notebook, id)),
      hash: sha256(stableJson(seen)),
      date: book?.date ?? "",
      verdict,
    };
  };
  return [
    ...report.figures.map((figure) => item(figure, address.figure, seenOfFigure(figure), null)),
    ...report.findings.map((finding) =>
      item(finding, address.finding, seenOfFinding(finding), finding.words.verdict),
    ),
  ].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Words and numbers as readers have them: digits that no page shows, numbering and drawing style make no version. */
function seenOfFigure(figure: Figure): unknown {
  const { kind, title, captionText, method, description, table, code, drawings } = figure;
  return {
    kind,
    title,
    captionText,
    method,
    description,
    columns: table.columns.map(({ label }) => label),
    rows: table.rows.map(({ cells }) => cells.map(({ text, note }) => [text, note ?? null])),
    code: code?.text ?? null,
    // What a cell draws without a table is known by its drawing alone.
    drawings: hasTable(figure) ? [] : drawings.map(({ svg }) => svg),
  };
}

function seenOfFinding({ kind, text, words, chartCaption }: FindingReport): unknown {
  return { kind, text, words, chartCaption };
}
