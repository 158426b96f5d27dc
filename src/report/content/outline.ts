import { stableJson } from "../../lib/stable-json.ts";
import type { Place, Problem } from "../../model/index.ts";
import { collectProblems } from "../../model/index.ts";
import type {
  FilesBeside,
  ParsedNotebook,
  Registration,
  WrittenLink,
} from "../../notebook/index.ts";
import { linksOfNotebook, parseNotebook, pickingOf, registeredIn } from "../../notebook/index.ts";
import type { InputFile } from "../inputs/index.ts";
import { hashCode, keep, recall, sha256 } from "../inputs/index.ts";
import type { PlacedNotebook } from "./placed-notebook.ts";
import { placeNotebook } from "./placed-notebook.ts";

/** What a report needs to know of a notebook that need not be bound again. It survives a trip through JSON. */
export interface NotebookOutline extends Pick<ParsedNotebook, "id" | "file" | "title" | "anchors"> {
  /** Experiments that the front matter names. */
  readonly about: readonly string[];
  /** Experiments whose samples cells ask for. */
  readonly queries: readonly string[];
  /** What its hypotheses say of their registration. */
  readonly registered: readonly Registration[];
  readonly placed: PlacedNotebook;
  readonly links: readonly WrittenLink[];
  /** Where it says that it is a draft; null where it does not. */
  readonly draft: Place | null;
}

/** A notebook as written: its outline, and all of it for whoever binds it. */
export interface ReadNotebook extends NotebookOutline {
  readonly text: string;
  parsed(): ParsedNotebook;
}

/** What was said of a file of these bytes: nothing but its problems where it cannot be read. */
interface Outlined {
  readonly sha256: string;
  readonly outline: NotebookOutline | null;
  readonly problems: readonly Problem[];
}
type Outlines = Readonly<Record<string, Outlined>>;

/**
 * Notebooks and their problems, in order of path. A file is parsed where it changed since the build before; others are
 * when somebody asks for more than their outline.
 */
export async function readNotebooks(
  root: string,
  files: readonly InputFile[],
  textOf: (path: string) => string,
  beside: FilesBeside,
): Promise<readonly { notebook: ReadNotebook | null; problems: readonly Problem[] }[]> {
  // Where a link leads depends on the files that lie beside.
  const code = sha256(`${await hashCode("binding")}\n${stableJson([...beside])}`);
  const before = (await recall<Outlines>(root, "outlines", code)) ?? {};
  const read = files.map((file) => {
    const text = textOf(file.path);
    const known = before[file.path];
    const made =
      known?.sha256 === file.sha256 ? { ...known, parsed: null } : outlined(file, text, beside);
    return { path: file.path, text, ...made };
  });
  const now = Object.fromEntries(
    read.map(({ path, sha256, outline, problems }) => [path, { sha256, outline, problems }]),
  );
  const stay = Object.keys(before).length === read.length && read.every((r) => r.parsed === null);
  if (!stay) await keep(root, "outlines", code, now);
  return read.map(({ outline, text, parsed, problems }) => ({
    notebook: outline && { ...outline, text, parsed: onDemand(outline.file, text, parsed) },
    problems,
  }));
}

function outlined({ path, sha256 }: InputFile, text: string, beside: FilesBeside) {
  const problems = collectProblems();
  const parsed = parseNotebook(path, text, problems);
  return {
    sha256,
    parsed,
    outline: parsed && outlineOf(parsed, beside),
    problems: problems.list,
  };
}

function outlineOf(parsed: ParsedNotebook, beside: FilesBeside): NotebookOutline {
  const { id, file, title, anchors, frontMatter, cells, source } = parsed;
  const { draft } = frontMatter.values;
  const about = [frontMatter.values.experiment ?? []].flat();
  return {
    id,
    file,
    title,
    anchors,
    about,
    queries: [
      ...[...cells.values()].filter((cell) => cell.language === "sql"),
      ...pickingOf(parsed),
    ].flatMap(({ experiment }) => experiment ?? about[0] ?? []),
    registered: registeredIn(parsed),
    placed: placeNotebook(parsed),
    links: linksOfNotebook(parsed, beside),
    draft:
      draft === true
        ? { ...source.place(frontMatter.offsetOf("draft")), file, field: "draft" }
        : null,
  };
}

/** Parsed when first asked for. What there is to say of how it is written was said with its outline. */
function onDemand(
  file: string,
  text: string,
  known: ParsedNotebook | null,
): ReadNotebook["parsed"] {
  let parsed = known;
  return () => {
    parsed ??= parseNotebook(file, text, collectProblems());
    if (!parsed) throw new Error(`${file} could be read before, and now cannot.`);
    return parsed;
  };
}
