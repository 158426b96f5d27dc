import type { PhrasingContent, RootContent } from "mdast";
import { type Experiment, levelInWords } from "../../../model/index.ts";
import { count } from "../../../wording/index.ts";
import { renderMarkdown } from "../../markdown/pipeline.ts";
import type { ShownDraw, ShownSample } from "../shared/page.ts";

/** `Tagged; Wording: basic; seed 103; question q17`: what tells a sample from others of the selection. */
export function labelOf(
  sample: ShownSample,
  { varying, replicated }: Pick<ShownDraw, "varying" | "replicated">,
  { design }: Experiment,
): string {
  const levels = design.factors
    .filter((factor) => varying.includes(factor.id))
    .map((factor) => {
      const id = sample.condition[factor.id] ?? "";
      const own = factor.levels.find((level) => level.id === id)?.label ?? id;
      return factor.role === "arm" ? own : levelInWords(factor, id);
    });
  const names = [
    ...(replicated ? [`${design.replicate ?? "run"} ${sample.replicate}`] : []),
    `${design.unit} ${sample.unit}`,
    ...(sample.epoch > 1 ? [`epoch ${sample.epoch}`] : []),
  ];
  // Not commas: there are labels with commas.
  return [...levels, ...names].join("; ");
}

/** How samples were drawn, so that nobody takes them for chosen ones. */
export function drawInWords({ seed, of, withoutTranscript, samples }: ShownDraw): string {
  const some = withoutTranscript > 0;
  const those = `sample${of === 1 ? "" : "s"}${some ? " with a transcript" : ""}`;
  const others = some
    ? [`${count(withoutTranscript)} more ${withoutTranscript === 1 ? "has" : "have"} none.`]
    : [];
  const drawn =
    of > samples.length
      ? `Seeded random draw (seed ${seed}) of ${samples.length} from ${count(of)} ${those}; nobody chose them.`
      : of === 1
        ? `The only ${those} is shown.`
        : `All ${count(of)} ${those} are shown.`;
  return [drawn, ...others].join(" ");
}

/** Title, samples and what stands below them. Names and outputs are escaped or fenced: nothing in them is Markdown. */
export function samplesMarkdown(
  title: string,
  samples: readonly (ShownSample & { readonly label: string })[],
  below: readonly (string | undefined)[],
): string {
  const paragraph = (child: PhrasingContent): RootContent => ({
    type: "paragraph",
    children: [child],
  });
  const shown = samples.flatMap(({ label, turns }) => [
    paragraph({ type: "text", value: label }),
    // The writer makes the fence longer than any inside.
    {
      type: "code",
      value: turns.map(({ name, text }) => `${name}: ${text}`).join("\n\n"),
    } as const,
  ]);
  const heading = paragraph({ type: "strong", children: [{ type: "text", value: title }] });
  return [renderMarkdown([heading, ...shown]), ...below].filter(Boolean).join("\n\n");
}
