import { exactJson } from "../../lib/exact-json.ts";
import type { Figure } from "../../model/index.ts";
import type { Pictures, RenderOnce } from "../../notebook/index.ts";
import { sha256 } from "../inputs/index.ts";

/** Hash of what each figure of a page was drawn from, by its id. */
export type RenderedFrom = Readonly<Record<string, string>>;

/** A page as it was kept; one of an earlier version of this program does not say what it was drawn from. */
interface Earlier {
  readonly page: { readonly figures: readonly Figure[] };
  readonly renderedFrom?: RenderedFrom;
}

export interface RenderedBefore {
  readonly renderOnce: RenderOnce;
  /** What the figures that were asked for are drawn from. */
  from(): RenderedFrom;
}

/**
 * Takes drawings from the page as it was bound before, where a figure would be drawn by the same code from the same
 * data: a word that changed draws nothing again. What cannot be written down, such as a function, is always drawn.
 */
export function renderedBefore(code: string, earlier: Earlier | undefined): RenderedBefore {
  const { renderedFrom } = earlier ?? {};
  const figures = new Map<string, Figure>(
    (renderedFrom ? (earlier?.page.figures ?? []) : []).flatMap((figure) => {
      const hash = renderedFrom?.[figure.id];
      return hash === undefined ? [] : [[hash, figure] as const];
    }),
  );
  const asked: Record<string, string> = {};
  return {
    renderOnce(id, from, render): Pictures {
      const hash = hashOf(code, [id, ...from]);
      if (hash === null) return render();
      asked[id] = hash;
      const found = figures.get(hash);
      if (!found) return render();
      const { drawings, views, thumbnail, onCard } = found;
      return { drawings, ...(views && { views }), thumbnail, ...(onCard && { onCard }) };
    },
    from: () => asked,
  };
}

function hashOf(code: string, from: readonly unknown[]): string | null {
  const text = exactJson(from);
  return text === null ? null : sha256(`${code}\n${text}`);
}
