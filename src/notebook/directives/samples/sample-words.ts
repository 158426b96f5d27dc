import type { PhrasingContent, RootContent } from "mdast";
import { renderMarkdown } from "../../markdown/pipeline.ts";
import type { ShownSample } from "../shared/page.ts";

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
