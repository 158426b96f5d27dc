import type { Drawing } from "../../model/index.ts";
import type { ChartType } from "../chart-type.ts";
import { textWidth } from "../layout/measure.ts";
import type { PlacedText } from "../layout/places.ts";
import { faceOf } from "../layout/text-face.ts";
import { texts } from "../marks/placed/texts.ts";
import { finish } from "../svg/finish.ts";
import { plotValues } from "../value-plot.ts";
import { field, plotOf, size } from "./sketch-plots.ts";

const mostWords = 5;
/** From the baseline of the words to the end of the picture. */
const underWords = 8;

/** The small picture of a figure for lists: a drawing of its own, hidden from readers who have its title beside it. */
export function renderThumbnail<Data, Options>(
  type: ChartType<Data, Options>,
  data: Data,
  options: Options,
): Drawing | null {
  const sketch = type.sketch?.(data, options);
  if (!sketch) return null;
  const { marks, ...plot } = plotOf(sketch);
  const svg = plotValues({ ...size, ...plot, marks: [...marks, ...texts(wordsOf(sketch.name))] });
  return finish([svg], { ...size, classes: "chart thumb", label: null });
}

/** What is measured, where that takes no more words than a glance does and fits. */
function wordsOf(name: string): readonly PlacedText[] {
  const classes = "t s";
  const short = name.split(/\s+/).length <= mostWords;
  return short && textWidth(name, faceOf(classes, false)) <= field.right - field.left
    ? [{ x: field.left, y: size.height - underWords, text: name, classes }]
    : [];
}
