import { defListFromMarkdown, defListToMarkdown } from "mdast-util-definition-list";
import { defList } from "micromark-extension-definition-list";
import type { Processor } from "unified";

/** Lists of terms and what they mean, as Pandoc writes them: a line with the term, and one that begins with `: `. */
export function definitionLists(this: Processor): void {
  const data = this.data();
  data.micromarkExtensions = [...(data.micromarkExtensions ?? []), defList];
  data.fromMarkdownExtensions = [...(data.fromMarkdownExtensions ?? []), defListFromMarkdown];
  data.toMarkdownExtensions = [...(data.toMarkdownExtensions ?? []), defListToMarkdown];
}
