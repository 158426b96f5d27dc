import type { Blockquote, RootContent } from "mdast";
import { fence, paragraph, strong, text } from "../markdown/document.ts";
import { ownSyntax } from "./written-for-forum.ts";

/** Characters of the name of a model that its line may have. */
const longestName = 120;

/**
 * Blocks with text that a model wrote, marked as the forum's rules ask. A line of the text that looks like the end of the
 * mark ends it even inside of code: whatever stands in it is quoted, so that each of its lines begins with a `>`.
 */
export function modelOutput(model: string, blocks: readonly RootContent[]): readonly RootContent[] {
  const name = model.replace(/\s+/g, " ").replaceAll('"', "'").trim().slice(0, longestName);
  return [
    ownSyntax(name === "" ? "%%% llm-output" : `%%% llm-output model="${name}"`),
    ...blocks,
    ownSyntax("%%% /llm-output"),
  ];
}

/** One turn of a transcript, as text that nothing reads as markup. */
export const turnBlock = (name: string, said: string): Blockquote => ({
  type: "blockquote",
  children: [paragraph(strong(name), text(":")), fence(said)],
});
