/** Pages of samples as Markdown: a twin beside each, from what the page is made from. For `render/beside-files.ts`. */
import type { BesideFile } from "../../export/index.ts";
import { linksFrom } from "../../export/parts/links.ts";
import type { Report } from "../../model/index.ts";
import { address } from "../../model/report/address.ts";
import { samplesInHand } from "../render/samples-in-hand.ts";
import { listPages, samplesPages, unitPages } from "../render/samples-props.ts";
import { listTwin } from "./list-twin.ts";
import { samplesTwin } from "./samples-twin.ts";
import type { To } from "./twin-parts.ts";
import { unitTwin } from "./unit-twin.ts";

/**
 * Every twin of a page of samples. As a page it holds a hash of its texts, and asks for them when it is made: samples
 * must be in hand by then.
 */
export function sampleTwins(report: Report): readonly BesideFile[] {
  const inHand = { report, live: false } as const;
  const twin = (page: string, props: unknown, make: (to: To) => Promise<string>): BesideFile => {
    const path = address.sampleTwin(page);
    const to = linksFrom(path, report.site);
    return { path, of: [props], make: async () => `${await make(to)}\n` };
  };
  return [
    ...samplesPages(inHand).map(({ props }) =>
      twin(address.samples(props.experiment.id), props, async (to) => samplesTwin(props, to)),
    ),
    ...listPages(inHand).map(({ props }) => {
      const { experiment, list, which, page } = props;
      const own = which === "all" ? address.sampleList : address.failedSamples;
      return twin(own(experiment.id, list.slug, page), props, async (to) =>
        listTwin(props, await samplesInHand(experiment.id).rows(list, which, page), to),
      );
    }),
    ...unitPages(inHand).map(({ props }) => {
      const { experiment, entry } = props;
      return twin(address.unit(experiment.id, entry.slug), props, async (to) =>
        unitTwin(props, await samplesInHand(experiment.id).unit(entry), to),
      );
    }),
  ];
}
