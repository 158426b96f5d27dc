import type { Report } from "../../../model/index.ts";
import { address } from "../../../model/report/address.ts";
import { listedExperiments } from "../../../model/report/lookup.ts";

export interface SiteLink {
  readonly id: "report" | "notebooks" | "experiments" | "search";
  readonly label: string;
  readonly to: string;
}

/** Links at the head of each page: straight to a notebook or experiment where there is only one. */
export function siteLinks(report: Report): SiteLink[] {
  const { notebooks } = report;
  const experiments = listedExperiments(report);
  const [notebook, ...moreNotebooks] = notebooks;
  const [experiment, ...moreExperiments] = experiments;
  const links: SiteLink[] = [{ id: "report", label: "Report", to: address.home() }];
  if (notebook) {
    links.push(
      moreNotebooks.length === 0
        ? { id: "notebooks", label: "Notebook", to: address.notebook(notebook.id) }
        : { id: "notebooks", label: "Notebooks", to: "#notebooks" },
    );
  }
  if (experiment) {
    links.push(
      moreExperiments.length === 0
        ? {
            id: "experiments",
            label: "Experiment",
            to: address.experiment(experiment.experiment.id),
          }
        : { id: "experiments", label: "Experiments", to: "#experiments" },
    );
  }
  links.push({ id: "search", label: "Search", to: address.search() });
  return links;
}
