import { address } from "../model/report/address.ts";

/** What of a report has addresses that may have been others once. */
export interface Moved {
  readonly notebooks: readonly { readonly id: string; readonly aliases: readonly string[] }[];
  readonly figures: readonly Named[];
  readonly findings: readonly Named[];
}

export interface Redirect {
  /** Old address, from the root of the site. */
  readonly from: string;
  readonly to: string;
}

/** Every old address and where it leads now: old notebooks with all that was in them, old figures, old findings. */
export function redirects(report: Moved): Redirect[] {
  const list = report.notebooks.flatMap((notebook) => {
    const names = [notebook.id, ...notebook.aliases];
    const own = notebook.aliases.map((old) => ({
      from: address.notebook(old),
      to: address.notebook(notebook.id),
    }));
    const figures = report.figures
      .filter((f) => f.notebook === notebook.id)
      .flatMap((f) => [...moved(names, f, address.figure), ...moved(names, f, address.embed)]);
    const findings = report.findings
      .filter((f) => f.notebook === notebook.id)
      .flatMap((f) => moved(names, f, address.finding));
    return [...own, ...figures, ...findings];
  });
  return [...new Map(list.map((r) => [r.from, r])).values()];
}

export interface Named {
  readonly notebook: string;
  readonly id: string;
  readonly aliases: readonly string[];
}

function moved(
  notebooks: readonly string[],
  item: Named,
  of: (notebook: string, id: string) => string,
): Redirect[] {
  const to = of(item.notebook, item.id);
  const all = namesOf(notebooks, item).map(({ notebook, id }) => ({ from: of(notebook, id), to }));
  return all.filter((r) => r.from !== to);
}

/** Every name under which a figure or finding was ever known, the present one first. */
export function namesOf(
  notebooks: readonly string[],
  item: Named,
): { notebook: string; id: string }[] {
  return notebooks.flatMap((notebook) =>
    [item.id, ...item.aliases].map((id) => ({ notebook, id })),
  );
}
