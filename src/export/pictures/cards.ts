import { capital, counted, sentences } from "../../lib/words.ts";
import type { Drawing, Figure, Report } from "../../model/index.ts";
import { address } from "../../model/report/address.ts";
import { figureOf, listedExperiments, notebookOf } from "../../model/report/lookup.ts";
import { type DrawingStyles, standaloneSvg } from "../figures/standalone-svg.ts";
import { figureName } from "../parts/names.ts";
import type { Card, CardColours } from "./card.ts";
import { forPictures } from "./grounds.ts";

/** A page and the card that stands for it. */
export interface PageCard {
  /** Address of the page. */
  readonly page: string;
  readonly card: Card;
  /** What the picture shows, for whoever cannot see it. */
  readonly alt: string;
}

/** About the room that a card leaves for a drawing, and the least that one may be shrunk to. */
const place = { width: 1088, height: 346 };
const leastZoom = 0.4;

/** The cards of a report: of its home page, notebooks, figures, findings and experiments. */
export function cardsOf(report: Report, pageStyles: DrawingStyles): readonly PageCard[] {
  const styles = forPictures(pageStyles, "none");
  const name = report.site.name;
  const drawn = ({ drawings, onCard }: Figure): Card["drawing"] => {
    if (onCard) return { ...onCard, svg: standaloneSvg(onCard.svg, styles) };
    // What a cell draws has the widths of its page alone: that which a card can show largest, since text is to be read.
    const zoomOf = ({ width, height }: Drawing) =>
      Math.min(place.width / width, place.height / height);
    const best = [...drawings].sort((a, b) => zoomOf(b) - zoomOf(a))[0];
    return best && zoomOf(best) >= leastZoom
      ? { ...best, svg: standaloneSvg(best.svg, styles), part: null }
      : null;
  };
  const plain = { verdict: null, number: null, text: null, drawing: null, report: name };
  const card = (page: string, own: Partial<Card> & Pick<Card, "kicker" | "title">): PageCard => {
    const whole = { ...plain, ...own };
    const said = [whole.title, whole.verdict, whole.number, whole.text].filter(Boolean);
    return { page, card: whole, alt: sentences(said) };
  };
  const hero = report.site.hero && figureOf(report, report.site.hero.notebook, report.site.hero.id);
  return [
    card(address.home(), {
      kicker: "Report",
      title: report.site.title,
      ...(hero ? { drawing: drawn(hero) } : { text: report.site.answerText }),
    }),
    ...report.notebooks.map((notebook) => {
      const shown = notebook.thumbnail ? figureOf(report, notebook.id, notebook.thumbnail) : null;
      return card(address.notebook(notebook.id), {
        kicker: "Notebook",
        title: notebook.title,
        text: notebook.summary,
        drawing: shown ? drawn(shown) : null,
      });
    }),
    ...report.figures.map((figure) => {
      const { title } = notebookOf(report, figure.notebook);
      const made = card(address.figure(figure.notebook, figure.id), {
        kicker: `${figureName(figure)} of “${title}”`,
        title: figure.title,
        drawing: drawn(figure),
        ...(figure.drawings.length === 0 ? { text: figure.description } : {}),
      });
      return { ...made, alt: sentences([figure.title, figure.description]) };
    }),
    ...report.findings.map((finding) => {
      const { words } = finding;
      return card(address.finding(finding.notebook, finding.id), {
        kicker: `${capital(finding.kind)} ${finding.number} of “${notebookOf(report, finding.notebook).title}”`,
        title: finding.text,
        verdict: capital(words.verdict),
        number: [words.value ?? words.reason, words.read].filter(Boolean).join(" "),
        text: `Expected: ${words.expected}.`,
      });
    }),
    ...listedExperiments(report).map(({ experiment, counts }) =>
      card(address.experiment(experiment.id), {
        kicker: "Experiment",
        title: experiment.title,
        text: [
          experiment.summary,
          counts.samples > 0 &&
            `${counted(counts.samples, "sample")} in ${counted(counts.conditions.present, "condition")}.`,
        ]
          .filter(Boolean)
          .join(" "),
      }),
    ),
  ];
}

/** The colours of a card, from the light page. */
export function cardColours({ tokens }: DrawingStyles): CardColours {
  const value = (name: string): string => {
    const found = new RegExp(`${name}:\\s*(#[0-9a-f]{3,8})`, "i").exec(tokens)?.[1];
    if (found === undefined) throw new Error(`The stylesheet gives ${name} no colour.`);
    return found;
  };
  return {
    paper: value("--paper"),
    ink: value("--ink"),
    quiet: value("--ink-2"),
    rule: value("--rule"),
  };
}
