import { exactJson } from "../../lib/exact-json.ts";
import type { Figure } from "../../model/index.ts";
import type { Drawn, RenderOnce } from "../../notebook/index.ts";
import { sha256 } from "../inputs/index.ts";

/** Hash of what each figure of a page was drawn from, by its id. */
export type DrawnFrom = Readonly<Record<string, string>>;

/** A page as it was kept; one of an earlier version of this program does not say what it was drawn from. */
interface Earlier {
  readonly page: { readonly figures: readonly Figure[] };
  readonly drawnFrom?: DrawnFrom;
}

export interface DrawnBefore {
  readonly renderOnce: RenderOnce;
  /** What the figures that were asked for are drawn from. */
  from(): DrawnFrom;
}

/**
 * Takes drawings from the page as it was bound before, where a figure would be drawn by the same code from the same
 * data: a word that changed draws nothing again. What cannot be written down, such as a function, is always drawn.
 */
export function drawnBefore(code: string, earlier: Earlier | undefined): DrawnBefore {
  const { drawnFrom } = earlier ?? {};
  const figures = new Map<string, Figure>(
    (drawnFrom ? (earlier?.page.figures ?? []) : []).flatMap((figure) => {
      const hash = drawnFrom?.[figure.id];
      return hash === undefined ? [] : [[hash, figure] as const];
    }),
  );
  const asked: Record<string, string> = {};
  return {
    renderOnce(id, from, draw): Drawn {
      const hash = hashOf(code, [id, ...from]);
      if (hash === null) return draw();
      asked[id] = hash;
      const found = figures.get(hash);
      return found ? { drawings: found.drawings, thumbnail: found.thumbnail } : draw();
    },
    from: () => asked,
  };
}

function hashOf(code: string, from: readonly unknown[]): string | null {
  const text = exactJson(from);
  return text === null ? null : sha256(`${code}\n${text}`);
}
