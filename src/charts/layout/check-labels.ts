import type { Drawing } from "../../model/index.ts";
import { type Anchor, type Box, boxesMeet, type PlacedText, textBox } from "./places.ts";

/** A text of a drawing and the box that it covers. */
export interface LabelBox {
  readonly text: string;
  readonly box: Box;
}

const size = 13;
const tags = /<(\/?)(g|text|tspan)\b([^>]*)>([^<]*)/g;

/** What a group hands down: how far it is moved, where its texts are anchored. */
interface Frame {
  readonly x: number;
  readonly y: number;
  readonly anchor: Anchor;
}

/** Texts of a drawing with the boxes that they cover, moved as their groups are; turned texts are left out. */
export function textBoxes(svg: string): readonly LabelBox[] {
  const narrow = /^<svg[^>]* class="[^"]*\bnarrow\b/.test(svg);
  const frames: Frame[] = [{ x: 0, y: 0, anchor: "start" }];
  const found: LabelBox[] = [];
  let line: { readonly frame: Frame; readonly classes: string; y: number } | null = null;
  for (const [, closing, name, list = "", words = ""] of svg.matchAll(tags)) {
    if (!closing && list.endsWith("/")) continue;
    if (closing) {
      if (name === "g") frames.pop();
      if (name === "text") line = null;
      continue;
    }
    const read = (key: string) => new RegExp(`(?:^| )${key}="([^"]*)"`).exec(list)?.[1];
    const outer = name === "tspan" && line ? line.frame : (frames.at(-1) ?? frames[0]!);
    const [, dx = "0", dy = "0"] =
      /translate\(([^, )]+)[, ]?([^)]*)\)/.exec(read("transform") ?? "") ?? [];
    const turned = /rotate|matrix|scale/.test(read("transform") ?? "");
    const frame: Frame = {
      x: outer.x + Number(dx),
      y: outer.y + Number(dy || 0),
      anchor: (read("text-anchor") ?? outer.anchor) as Anchor,
    };
    if (name === "g") {
      frames.push(frame);
      continue;
    }
    const down = inPixels(read("y")) + inPixels(read("dy"));
    if (name === "text") line = { frame, classes: read("class") ?? "", y: down };
    else if (line) line.y = read("y") === undefined ? line.y + down : down;
    if (!line || words === "" || turned) continue;
    const at: PlacedText = {
      x: frame.x + inPixels(read("x")),
      y: frame.y + line.y,
      anchor: frame.anchor,
      classes: line.classes,
      text: unescaped(words),
    };
    found.push({ text: at.text, box: textBox(at, narrow) });
  }
  return found;
}

/** Plot moves texts by parts of their own size. */
function inPixels(length: string | undefined): number {
  const value = Number.parseFloat(length ?? "0");
  return length?.endsWith("em") ? value * size : value;
}

const unescaped = (text: string) =>
  text
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&");

/** Half a pixel: what rounding and kerning may cost. */
const slack = 0.5;

/** Labels of a drawing that are cut by its edge or lie over another, as sentences; none when all fit. */
export function labelsThatMeet(drawing: Drawing): readonly string[] {
  const boxes = textBoxes(drawing.svg);
  const cut = boxes
    .filter(
      ({ box }) =>
        box.left < -slack ||
        box.right > drawing.width + slack ||
        box.top < -slack ||
        box.bottom > drawing.height + slack,
    )
    .map(({ text }) => `"${text}" is cut at ${drawing.width} px`);
  const meeting = boxes.flatMap((a, i) =>
    boxes
      .slice(i + 1)
      .flatMap((b) =>
        boxesMeet(a.box, b.box, -slack)
          ? [`"${a.text}" lies over "${b.text}" at ${drawing.width} px`]
          : [],
      ),
  );
  return [...cut, ...meeting];
}
