import type { PublishedReport } from "../published/published-report.ts";
import type { ChangedPart } from "./comparison.ts";

/** Something with an address, and the ids that it had. */
interface Part {
  readonly kind: ChangedPart["kind"];
  readonly id: string;
  readonly old: readonly string[];
  readonly title: string;
}

/** Everything of a report that has an address of its own. */
export function partsOf({ notebooks, experiments }: PublishedReport): readonly Part[] {
  return [
    ...notebooks.map(({ notebook: { id, title, aliases } }) => ({
      kind: "notebook" as const,
      id,
      old: aliases,
      title,
    })),
    ...notebooks.flatMap(({ notebook, figures, findings }) => {
      const under = [notebook.id, ...notebook.aliases];
      const names = (id: string, aliases: readonly string[]) =>
        under.flatMap((name) => [id, ...aliases].map((one) => `${name}/${one}`));
      return [
        ...figures.map(({ id, title, aliases }) => ({
          kind: "figure" as const,
          id: `${notebook.id}/${id}`,
          old: names(id, aliases).slice(1),
          title,
        })),
        ...findings.map(({ id, text, aliases }) => ({
          kind: "finding" as const,
          id: `${notebook.id}/${id}`,
          old: names(id, aliases).slice(1),
          title: text,
        })),
      ];
    }),
    ...experiments.map(({ file: { experiment } }) => ({
      kind: "experiment" as const,
      id: experiment.id,
      old: [],
      title: experiment.title,
    })),
  ];
}

/** What an id of the old report is called in the new one, by kind; its own id where it kept it. */
export function renamed(
  before: readonly Part[],
  after: readonly Part[],
): (kind: Part["kind"], id: string) => string | null {
  const key = (kind: Part["kind"], id: string) => `${kind} ${id}`;
  const there = new Set(after.map(({ kind, id }) => key(kind, id)));
  const moved = new Map(
    after.flatMap(({ kind, id, old }) => old.map((one) => [key(kind, one), id] as const)),
  );
  const was = new Set(before.map(({ kind, id }) => key(kind, id)));
  return (kind, id) => {
    if (there.has(key(kind, id))) return id;
    const now = moved.get(key(kind, id));
    // An id that both have is no new name of another one.
    return now === undefined || was.has(key(kind, now)) ? null : now;
  };
}

/** Parts that came, went or have another name. */
export function changedParts(
  before: readonly Part[],
  after: readonly Part[],
): readonly ChangedPart[] {
  const nameNow = renamed(before, after);
  const known = new Set(before.flatMap(({ kind, id }) => [`${kind} ${nameNow(kind, id)}`]));
  const titles = new Map(after.map(({ kind, id, title }) => [`${kind} ${id}`, title]));
  return [
    ...before.flatMap(({ kind, id, title }): ChangedPart[] => {
      const now = nameNow(kind, id);
      if (now === id) return [];
      return now === null
        ? [{ kind, how: "removed", id, from: null, title }]
        : [
            {
              kind,
              how: "renamed",
              id: now,
              from: id,
              title: titles.get(`${kind} ${now}`) ?? title,
            },
          ];
    }),
    ...after.flatMap(({ kind, id, title }): ChangedPart[] =>
      known.has(`${kind} ${id}`) ? [] : [{ kind, how: "added", id, from: null, title }],
    ),
  ];
}
