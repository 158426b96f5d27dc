import type { Problems } from "../../model/index.ts";
import { address, fitsPath } from "../../model/index.ts";
import type { PlacedId, PlacedNotebook } from "../content/index.ts";
import type { Claim } from "./claims.ts";

/** The file that an address is. */
export const fileOf = (path: string): string =>
  path === "" || path.endsWith("/") ? `${path}index.html` : path;

/** What is one file where case does not count and marks are written either way. */
const folded = (path: string): string => path.normalize("NFC").toLowerCase();

/** Refuses addresses that two things want, on any file system, and that no file system takes. */
export function checkAddresses(claims: readonly Claim[], problems: Problems): void {
  const owners = new Map<string, Claim>();
  for (const claim of claims) {
    const key = folded(fileOf(claim.path));
    const owner = owners.get(key);
    if (owner && !owner.replaceable && !claim.replaceable) reportTaken(claim, owner, problems);
    if (!owner || owner.replaceable) owners.set(key, claim);
  }
  for (const claim of oncePerPlace(claims.filter((one) => unfitPart(one) !== null)))
    reportUnfit(claim, problems);
  for (const claim of claims) {
    // A file cannot be where a folder of another address must be.
    const parts = folded(fileOf(claim.path)).split("/");
    for (let n = 1; n < parts.length; n++) {
      const owner = owners.get(parts.slice(0, n).join("/"));
      if (owner) reportTaken(claim, owner, problems);
    }
  }
}

function reportTaken(claim: Claim, owner: Claim, problems: Problems): void {
  problems.error("address-is-free", claim.place, `Two things want the address "${claim.path}"`, {
    expected: "an address that nothing else has, also where case does not count",
    found: `${claim.what}, and ${owner.what}${owner.place.file === claim.place.file ? "" : ` (${owner.place.file})`}`,
    fix: "Give one of them another name.",
  });
}

/** One of the claims that one line makes: a name that does not fit is in the address of each of its pages. */
function oncePerPlace(claims: readonly Claim[]): readonly Claim[] {
  const key = ({ place }: Claim) => `${place.file}:${place.line}:${place.column}`;
  return [...new Map(claims.toReversed().map((claim) => [key(claim), claim])).values()].reverse();
}

/** The part of an address that is no name of a file everywhere; null where all are. */
function unfitPart({ path, place }: Claim): string | null {
  // Names of files are their author's own, and exist on a disk already.
  const isFile = place.file.startsWith("public/") || path.startsWith(address.beside(""));
  // Only `index.html` means something to a server.
  const named = path.replace(/(?<=^|\/)index[.]json$/, "");
  if (isFile || named === "" || path === "404.html") return null;
  const parts = named.replace(/[.](csv|json|svg|html|css)$|[/]$/, "").split("/");
  return parts.find((part) => !fitsPath(part) || !/^[A-Za-z0-9._-]+$/.test(part)) ?? null;
}

function reportUnfit(claim: Claim, problems: Problems): void {
  const part = unfitPart(claim) ?? "";
  problems.error("address-is-free", claim.place, `"${cut(part)}" does not fit into an address`, {
    expected: "1 to 120 letters, digits, `.`, `_` and `-`, no ending such as .html",
    found: `${part.length} characters, wanted by ${cut(claim.what)}`,
    fix: "Give it a shorter or plainer name.",
  });
}

const cut = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text);

/** Refuses ids that a page would have twice; those that an author gives twice are found where the page is read. */
export function checkIds(notebook: PlacedNotebook, problems: Problems): void {
  const given = new Map<string, PlacedId>();
  const findings = notebook.findings.map(({ id }) => id);
  // A finding whose own id stands twice has that problem already.
  const once = findings.filter((id) => findings.indexOf(id) === findings.lastIndexOf(id));
  const derived = new Set(once.map((id) => `${id}-t`));
  for (const placed of notebook.ids) {
    const { id } = placed;
    const first = given.get(id);
    if (first && derived.has(id))
      problems.error(
        "ids-are-unique",
        first.place,
        `The id "${id}" would stand twice in the page`,
        {
          expected: "an id that no part of a finding has",
          found: `the sentence of the finding "${id.slice(0, -2)}" is called "${id}"`,
          fix: `Rename "${id}".`,
        },
      );
    given.set(id, first ?? placed);
  }
}
