import type { Image, PhrasingContent, RootContent } from "mdast";
import { toString as textOf } from "mdast-util-to-string";
import { address } from "../../model/index.ts";
import { blockDirectives, inlineDirectives } from "../directives/index.ts";
import type { Page } from "../directives/shared/page.ts";
import { type LinkingPage, resolveLink } from "../markdown/links.ts";
import { renderHtml, renderMarkdown } from "../markdown/pipeline.ts";
import type { Fragment } from "../parse/fragment.ts";
import { countNumerals, type NumeralCount } from "./numerals.ts";
import { type UnboundSentence, unboundSentences } from "./prose/unbound-sentences.ts";
import type { ReadingOrder } from "./reading-order.ts";

/** What the pieces of a page share: its title, abstract and body are bound one after the other. */
export type PageState = Omit<Page, "here" | "alone" | "render"> & {
  readonly order: ReadingOrder;
  readonly numerals: NumeralCount;
  /** Sentences that state something bound to nothing. */
  readonly unbound: UnboundSentence[];
};

/** A page for one of its fragments. `alone` texts are also read elsewhere; `tested` holds amounts that a test checks. */
export function openPage(
  state: PageState,
  fragment: Fragment,
  alone: { readonly tested: string; readonly stated: boolean } | null = null,
): Page {
  const { order, numerals, unbound, ...asked } = state;
  const page: Page = {
    ...asked,
    here: (id) =>
      alone && state.notebook !== null ? `~/${address.anchor(state.notebook, id)}` : `#${id}`,
    alone: (tested = "", stated = false) =>
      openPage({ ...state, order: order.alone() }, fragment, { tested, stated }),
    render(nodes, as) {
      const { beside } = state.context;
      const from = { notebook: state.notebook, alone: alone !== null, beside };
      const resolved = attach(
        nodes.flatMap((node) => resolve(node, { fragment, page, from, order })),
      );
      countNumerals(resolved, fragment.source, numerals, alone?.tested);
      const isProse = alone?.stated ?? as === "blocks";
      // What a finding says is tested.
      if (!alone?.tested) unbound.push(...unboundSentences(resolved, fragment.source, isProse));
      const root: readonly RootContent[] =
        as === "blocks" ? resolved : [{ type: "paragraph", children: resolved as never[] }];
      const html = renderHtml(root);
      return {
        html: as === "blocks" ? html : html.replace(/^<p>|<\/p>$/g, ""),
        text: resolved.map((node) => textOf(node)).join(as === "blocks" ? "\n" : ""),
        markdown: renderMarkdown(root),
      };
    },
  };
  return page;
}

/** What a node is resolved with. */
interface Resolving {
  readonly fragment: Fragment;
  readonly page: Page;
  readonly from: LinkingPage;
  readonly order: ReadingOrder;
}

/** The node with every directive in it replaced by its result, and its links leading to where they should. */
function resolve(node: RootContent, on: Resolving): readonly RootContent[] {
  const { fragment, from } = on;
  if (node.type === "textDirective") return [runInline(node, on)];
  if (node.type === "image") return [placedPicture(node, from)];
  if (!("children" in node)) return [node];
  const children = attach((node.children as RootContent[]).flatMap((child) => resolve(child, on)));
  const resolved = { ...node, children } as RootContent;
  if (resolved.type === "linkReference") {
    const target = fragment.nodes.find(
      (n) => n.type === "definition" && n.identifier === resolved.identifier,
    );
    return target?.type === "definition"
      ? linked(resolved.children, target, from)
      : resolved.children;
  }
  // A block where none may stand has a problem; its text is kept for `dev`.
  if (resolved.type === "containerDirective") return resolved.children;
  return resolved.type === "link" ? linked(resolved.children, resolved, from) : [resolved];
}

/** A picture at its address, with its size, so that the text below it does not move when it comes. */
function placedPicture(node: Image, from: LinkingPage): Image {
  const url = resolveLink(node.url, from) ?? "#";
  const size = url.startsWith("~/") ? from.beside.get(decodeURI(url.slice(2)))?.size : null;
  return { ...node, url, data: { ...node.data, hProperties: { ...size, loading: "lazy" } } };
}

function linked(
  children: PhrasingContent[],
  target: { readonly url: string; readonly title?: string | null },
  from: LinkingPage,
): readonly RootContent[] {
  const url = resolveLink(target.url, from);
  return url === null ? children : [{ type: "link", url, title: target.title ?? null, children }];
}

/** A citation stands directly after its word, whatever space the author left. */
function attach(nodes: readonly RootContent[]): readonly RootContent[] {
  return nodes.map((node, i) => {
    const next = nodes[i + 1];
    return node.type === "text" && next?.type === "bound" && next.attached
      ? { ...node, value: node.value.trimEnd() }
      : node;
  });
}

/** A directive with a problem shows as written: the report is not built, but `dev` shows the page. */
function runInline(
  node: Extract<RootContent, { type: "textDirective" }>,
  { fragment, page, order }: Resolving,
): RootContent {
  const call = fragment.calls.get(node);
  const result = call && inlineDirectives.get(node.name)?.run(call, page);
  if (result) return order.settle(result);
  return {
    type: "text",
    value: fragment.source.text.slice(node.position?.start.offset, node.position?.end.offset),
  };
}

/** A block directive at the top level of a page; null when it has a problem. */
export function runBlock(
  node: Extract<RootContent, { type: "containerDirective" }>,
  fragment: Fragment,
  page: Page,
) {
  const call = fragment.calls.get(node);
  return (call && blockDirectives.get(node.name)?.run(call, page)) ?? null;
}
