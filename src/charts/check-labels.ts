import type { Drawing } from "../model/index.ts";
import { type Anchor, type Box, boxesMeet, type Text, textBox } from "./scene.ts";

/** Texts of a drawing with the boxes that they cover. */
export function textBoxes(svg: string): readonly { readonly text: string; readonly box: Box }[] {
  const narrow = /^<svg[^>]* class="[^"]*\bnarrow\b/.test(svg);
  return [
    ...svg.matchAll(
      /<text x="([^"]*)" y="([^"]*)"(?: text-anchor="(\w+)")? class="([^"]*)">([^<]*)<\/text>/g,
    ),
  ].map((m) => {
    const text: Text = {
      kind: "text",
      x: Number(m[1]),
      y: Number(m[2]),
      anchor: (m[3] ?? "start") as Anchor,
      classes: m[4] ?? "",
      text: unescaped(m[5] ?? ""),
    };
    return { text: text.text, box: textBox(text, narrow) };
  });
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
