import { createRequire } from "node:module";
import { join } from "node:path";
import type { ResvgRenderOptions } from "@resvg/resvg-js";
import { programFolder } from "../../report/program.ts";
import { literal } from "./literal.ts";
import { opaquePng } from "./opaque-png.ts";

/**
 * Faces with names of their own: see `scripts/card-fonts.py`. The last has signs that these lack, such as the dagger of a
 * published number, and no letters: see `scripts/sign-font.ts`.
 */
const fonts = ["sans-400", "sans-600", "signs"].map((name) =>
  join(programFolder, "src/export/pictures/fonts", `${name}.ttf`),
);
/** Pixels of a picture for one of its drawing: screens have two. */
export const pictureZoom = 2;
/** The family of these faces. */
export const pictureFamily = "Upheld Sans";

const font: ResvgRenderOptions["font"] = {
  fontFiles: fonts,
  loadSystemFonts: false,
  defaultFontFamily: pictureFamily,
};

/** A drawing as PNG; `background` null leaves it transparent. */
export function toPng(
  svg: string,
  { zoom, background }: { readonly zoom: number; readonly background: string | null },
): Uint8Array {
  const { Resvg } = load();
  const image = new Resvg(literal(svg), {
    font,
    fitTo: { mode: "zoom", value: zoom },
    ...(background === null ? {} : { background }),
  }).render();
  return background === null ? image.asPng() : opaquePng(image.width, image.height, image.pixels);
}

/** Loaded when the first picture is made: a build in which none changed needs none. */
let loaded: typeof import("@resvg/resvg-js") | null = null;
function load(): typeof import("@resvg/resvg-js") {
  loaded ??= createRequire(import.meta.url)("@resvg/resvg-js") as typeof import("@resvg/resvg-js");
  return loaded;
}
