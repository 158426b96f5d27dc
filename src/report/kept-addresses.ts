import { resolve } from "node:path";
import type { Place, Problems, RemovedPage, Settings } from "../model/index.ts";
import { address, collectProblems } from "../model/index.ts";
import type { Claim, Claiming } from "./addresses/index.ts";
import { unreadPages } from "./addresses/index.ts";
import { placeInSettings, readSettings } from "./content/index.ts";
import type { Inputs } from "./inputs/index.ts";
import { settingsFile, sha256 } from "./inputs/index.ts";
import type { PublishedBefore } from "./publication/index.ts";
import { checkKept, readPublished } from "./publication/index.ts";

interface Asked {
  readonly against?: string | undefined;
  readonly joins?: boolean;
}

/** What was published last, where the command or `upheld.yaml` says where it lies. Nothing is asked of a network. */
export async function publishedBefore(
  inputs: Inputs,
  settings: Settings,
  { against, joins = false }: Asked,
  problems: Problems,
): Promise<PublishedBefore | null> {
  const path = lastPublished(inputs, settings, against);
  if (path === null) return null;
  const place: Place =
    against === undefined ? placeInSettings(inputs)("published") : { file: optionOf(joins) };
  const before = await readPublished(path, place, problems);
  const unread = problems.list.some(({ rule }) => rule === "publication-is-read");
  if (before !== null || joins || unread) return before;
  const message = `No report lies at ${against ?? settings.published}: addresses are not compared with what was published`;
  const more = {
    expected: "a folder with a published report, or its report.json",
    found: "nothing",
  };
  // A checkout may lack the folder that its author publishes to; what the command names must be there.
  if (against === undefined) problems.warn("publication-is-read", place, message, more);
  else
    problems.error("publication-is-read", place, message, {
      ...more,
      fix: `Name the folder that \`upheld publish --into\` wrote, relative to the root of the report, or leave out ${optionOf(joins)}.`,
    });
  return before;
}

/** What on the command line named it: the place of what is wrong with it. */
const optionOf = (joins: boolean): string => (joins ? "--into" : "--against");

/**
 * Changes whenever what was published last does, as far as a report is made from it. Where nothing names it, it says so
 * without a look.
 */
export async function publishedMark(
  { against, joins = false }: Asked,
  inputs: Inputs,
): Promise<string> {
  const ignored = collectProblems();
  const path = lastPublished(inputs, readSettings(inputs, ignored), against);
  if (path === null) return "nothing";
  const before = await readPublished(path, { file: settingsFile }, ignored);
  return sha256(JSON.stringify([joins, before]));
}

function lastPublished(
  { root }: Inputs,
  { published }: Pick<Settings, "published">,
  against: string | undefined,
): string | null {
  const path = against ?? published;
  return path === undefined ? null : resolve(root, path);
}

/** What became of the addresses of the last publication that the report does not have, and where that was said. */
export function addressesKept(
  claiming: Claiming,
  live: readonly Claim[],
  { settings, before }: { readonly settings: Settings; readonly before: PublishedBefore | null },
  problems: Problems,
): { readonly removed: readonly RemovedPage[]; readonly placeOf: (page: RemovedPage) => Place } {
  const { removed = {} } = settings;
  if (before === null && Object.keys(removed).length === 0)
    return { removed: [], placeOf: () => ({ file: settingsFile }) };
  const place = placeInSettings(claiming.inputs);
  const notebooks = claiming.content.notebooks;
  const known = new Map(live.map(({ path, what }) => [path, what]));
  // What cannot be read is not lost: it has a problem of its own.
  const unread = "what cannot be read";
  for (const name of unreadPages(claiming)) known.set(address.notebook(name), unread);
  for (const id of claiming.unread) known.set(address.experiment(id), unread);
  for (const { placed } of notebooks)
    for (const id of placed.unread)
      for (const to of [address.figure, address.finding]) known.set(to(placed.id, id), unread);
  for (const { path } of before?.pages ?? []) {
    const [, holder = ""] = path.split("/");
    const gone = [address.notebook(holder), address.experiment(holder)];
    if (gone.some((page) => known.get(page) === unread)) known.set(path, unread);
  }
  return {
    removed: checkKept(
      {
        removed,
        before,
        live: known,
        leadOn: new Set(live.filter(({ leadsOn }) => leadsOn).map(({ path }) => path)),
        placeOf: (key, field) => place("removed", key, ...(field ? [field] : [])),
        fileOf: (notebook) => notebooks.find(({ id }) => id === notebook)?.file ?? null,
      },
      problems,
    ),
    placeOf: ({ path }) => {
      const key = Object.keys(removed).find((one) => `${one.replace(/^\/|\/$/g, "")}/` === path);
      return key === undefined ? { file: settingsFile } : place("removed", key);
    },
  };
}
