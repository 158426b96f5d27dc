import type { Drawing } from "../model/index.ts";
import type { ChartType } from "./chart-type.ts";

/** The small picture of a figure for lists; null for tables. */
export function drawThumbnail<Data, Options>(
  type: ChartType<Data, Options>,
  data: Data,
  options: Options,
  id: string,
): Drawing | null {
  const drawing = type.draw(data, options, {
    id: `${id}-thumb`,
    width: type.thumbnailWidth ?? 340,
  });
  return (
    drawing && {
      ...drawing,
      svg: drawing.svg.replace(/ class="chart[^"]*"/, ' class="chart thumb"'),
    }
  );
}
