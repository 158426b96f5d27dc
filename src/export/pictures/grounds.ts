import type { DrawingStyles } from "../figures/standalone-svg.ts";
import { standaloneSvg } from "../figures/standalone-svg.ts";
import { pictureFamily, pictureZoom, toPng } from "./to-png.ts";

/** What a drawing stands on as a picture: white, nothing (for slides of any colour), or the paper of the dark page. */
export const grounds = [
  { ending: "png", ground: "white" },
  { ending: "-transparent.png", ground: "none" },
  { ending: "-dark.png", ground: "dark" },
] as const;
export type Ground = (typeof grounds)[number]["ground"];

const white = "#ffffff";

/** A drawing as PNG at twice its size. */
export function pictureOf(svg: string, styles: DrawingStyles, ground: Ground): Uint8Array {
  const { tokens, chart } = forPictures(styles, ground);
  const drawing = standaloneSvg(svg, { tokens, chart }, { ground: false });
  const background = { white, none: null, dark: paperOf(tokens) }[ground];
  return toPng(drawing, { zoom: pictureZoom, background });
}

/** The styles of charts with the face that pictures are set in; its file is not written into them. */
export function forPictures(styles: DrawingStyles, ground: Ground): DrawingStyles {
  const { chart } = styles;
  const face = (css: string) => css.replace(/--sans:[^;]*/, `--sans: "${pictureFamily}"`);
  if (ground === "dark") return { tokens: face(styles.dark ?? styles.tokens), chart };
  // Labels have a seam in the colour of their ground.
  return { tokens: face(styles.tokens).replace(/--paper:[^;]*/, `--paper: ${white}`), chart };
}

/** The paper that a sheet of tokens ends up with: the last value holds. */
function paperOf(tokens: string): string {
  const first = tokens.slice(0, tokens.indexOf("}"));
  const found = [...first.matchAll(/--paper:\s*(#[0-9a-f]{3,8})/gi)].at(-1)?.[1];
  if (found === undefined) throw new Error("The stylesheet gives paper no colour.");
  return found;
}
