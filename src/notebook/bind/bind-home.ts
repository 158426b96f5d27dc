import type { Problems } from "../../model/index.ts";
import type { BindContext } from "../directives/shared/page.ts";
import type { ParsedHome } from "../parse/parse-notebook.ts";
import { openPage, type PageState } from "./open-page.ts";
import { type PageProse, proseOf } from "./prose/page-prose.ts";
import { startReading } from "./reading-order.ts";
import { reportScaffold, scaffoldNote } from "./scaffold.ts";

/** What the home page says in the author's words. */
export interface BoundHome {
  readonly title: string;
  readonly titleHtml: string;
  /** One sentence that answers the title. */
  readonly answerHtml: string | null;
  readonly answerText: string | null;
  /** Abstract of the front matter, then the body; null where there is neither. */
  readonly abstractHtml: string | null;
  readonly abstractText: string | null;
  readonly authors: readonly {
    readonly name: string;
    readonly url?: string;
    readonly affiliation?: string;
  }[];
  readonly date: string | null;
  readonly prose: PageProse;
}

/** The home page with its numbers. A directive on it names its experiment, unless the front matter does. */
export function bindHome(parsed: ParsedHome, context: BindContext, problems: Problems): BoundHome {
  const { values } = parsed.frontMatter;
  const state: PageState = {
    notebook: null,
    experiments: [values.experiment ?? []].flat(),
    context,
    problems,
    anchors: [],
    unread: new Set(),
    judged: new Map(),
    family: values.family,
    picked: new Map(),
    hasReferences: false,
    order: startReading(),
    numerals: { bound: 0, published: 0, unbound: [] },
    unbound: [],
  };
  const title = openPage(state, parsed.titleFragment)
    .alone()
    .render(parsed.titleFragment.nodes, "inline");
  const answer =
    parsed.answer &&
    openPage(state, parsed.answer).alone("", true).render(parsed.answer.nodes, "inline");
  const parts = parsed.fragments.map((fragment) => {
    const prose = fragment.nodes.filter(
      (node) => node.type !== "yaml" && node.type !== "definition",
    );
    return openPage(state, fragment).render(prose, "blocks");
  });
  if (values.scaffold)
    reportScaffold(parsed.source.place(parsed.frontMatter.offsetOf("scaffold")), problems);
  const note = { html: `<p><em>${scaffoldNote}</em></p>`, text: scaffoldNote };
  const joined = (form: "html" | "text") =>
    (values.scaffold ? [note, ...parts] : parts)
      .map((part) => part[form])
      .filter(Boolean)
      .join("\n") || null;
  return {
    title: title.text,
    titleHtml: title.html,
    answerHtml: answer?.html ?? null,
    answerText: answer?.text ?? null,
    abstractHtml: joined("html"),
    abstractText: joined("text"),
    authors: values.authors,
    date: values.date ?? null,
    prose: proseOf(parsed.file, state, values.prose),
  };
}
