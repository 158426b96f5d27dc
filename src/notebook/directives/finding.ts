import { z } from "zod";
import type { BlockDirective } from "./shared/directive.ts";
import { findingAttributes, showFinding } from "./shared/show-finding.ts";

const schema = z.strictObject(findingAttributes);

export const finding: BlockDirective<z.output<typeof schema>> = {
  name: "finding",
  kind: "block",
  doc: "A claim that is tested against the data: anything but upheld fails the build, at its line.",
  example:
    ':::finding{#facts-still-land metric=recall of="arm=doctag" versus="arm=sdf" expect="equivalent within 5pp"}\nTagging the documents costs little of the knowledge.\n:::',
  label: null,
  body: "The claim, a sentence in Markdown; may hold values.",
  judged: "claim",
  anchor: () => "finding",
  attributes: schema,
  run: showFinding,
};
